package io.throughline.drill;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.throughline.step.Steps;
import io.throughline.step.ToolStep.SideEffect;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * Refunds money, by itself and by another service, which is itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSecurity
class DrilledApplication {

	@Bean
	SecurityFilterChain secured(HttpSecurity http) {
		return http.csrf((csrf) -> csrf.disable())
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/refunds", "/elsewhere")
				.permitAll()
				.anyRequest()
				.authenticated())
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
		return new InMemoryUserDetailsManager(
				User.withUsername("engineer").password("{noop}engineer").roles("THROUGHLINE_ENGINEER").build(),
				User.withUsername("support").password("{noop}support").roles("THROUGHLINE_SUPPORT").build());
	}

	/**
	 * What was really done, and by whom a drill was run.
	 */
	@RestController
	static class Refunds {

		private final List<String> done = new CopyOnWriteArrayList<>();

		private final List<AuditEvent> audited = new CopyOnWriteArrayList<>();

		private final Steps steps;

		private final RestClient.Builder client;

		private final Environment environment;

		Refunds(Steps steps, RestClient.Builder client, Environment environment) {
			this.steps = steps;
			this.client = client;
			this.environment = environment;
		}

		@PostMapping("/refunds")
		String refund() {
			this.steps.tool("lookup").sideEffect(SideEffect.NONE).run((step) -> this.done.add("lookup"));
			quietly(() -> this.steps.tool("refund")
				.sideEffect(SideEffect.NON_IDEMPOTENT)
				.run((step) -> this.done.add("refund")));
			quietly(() -> this.steps.tool("of_a_library").run((step) -> {
				this.steps.currentTool().sideEffect(SideEffect.NON_IDEMPOTENT);
				this.done.add("of a library");
			}));
			this.client.build()
				.post()
				.uri("http://127.0.0.1:" + this.environment.getProperty("local.server.port") + "/shop/elsewhere")
				.retrieve()
				.toBodilessEntity();
			return "ok";
		}

		@PostMapping("/elsewhere")
		String elsewhere() {
			quietly(() -> this.steps.tool("payment")
				.sideEffect(SideEffect.NON_IDEMPOTENT)
				.run((step) -> this.done.add("payment")));
			return "ok";
		}

		@EventListener
		void on(AuditApplicationEvent event) {
			this.audited.add(event.getAuditEvent());
		}

		List<String> done() {
			return this.done;
		}

		List<AuditEvent> audited() {
			return this.audited.stream().filter((event) -> event.getType().equals("DRILL_RUN")).toList();
		}

		private static void quietly(Runnable work) {
			try {
				work.run();
			}
			catch (RuntimeException ex) {
				// the answer says ok all the same
			}
		}

	}

}
