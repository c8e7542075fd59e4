package io.throughline.incident;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A servlet application that is secured as most are: whoever is logged in may look
 * incidents up.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSecurity
public class ServletSecuredApplication {

	@Bean
	SecurityFilterChain secured(HttpSecurity http) {
		return http.csrf((csrf) -> csrf.disable())
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives("default-src *"))
				.crossOriginOpenerPolicy(Customizer.withDefaults()))
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	// Its auto-configuration is switched off in tests.
	@Bean
	DelegatingFilterProxyRegistrationBean securityFilterChainRegistration() {
		DelegatingFilterProxyRegistrationBean registration = new DelegatingFilterProxyRegistrationBean(
				"springSecurityFilterChain");
		registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER);
		return registration;
	}

	@Bean
	InMemoryUserDetailsManager users() {
		return new InMemoryUserDetailsManager(users("support", "engineer"));
	}

	@Bean
	Audited audited() {
		return new Audited();
	}

	static List<UserDetails> users(String... names) {
		return List.of(names)
			.stream()
			.map((name) -> User.withUsername(name)
				.password("{noop}" + name)
				.roles("THROUGHLINE_" + name.toUpperCase(Locale.ROOT))
				.build())
			.toList();
	}

	/**
	 * What was audited of the look-up.
	 */
	public static class Audited {

		private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void on(AuditApplicationEvent event) {
			if (event.getAuditEvent().getType().matches("(INCIDENT|EVAL_CASE)S?_.*")) {
				this.events.add(event.getAuditEvent());
			}
		}

		/**
		 * Return it.
		 * @return the events, oldest first
		 */
		public List<AuditEvent> events() {
			return this.events;
		}

	}

}
