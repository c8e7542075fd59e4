package io.throughline.incident;

import io.throughline.incident.ServletSecuredApplication.Audited;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * The same as {@link ServletSecuredApplication}, reactive.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebFluxSecurity
public class ReactiveSecuredApplication {

	@Bean
	SecurityWebFilterChain secured(ServerHttpSecurity http) {
		return http.csrf((csrf) -> csrf.disable())
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives("default-src *"))
				.crossOriginOpenerPolicy(Customizer.withDefaults()))
			.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	@Bean
	MapReactiveUserDetailsService users() {
		return new MapReactiveUserDetailsService(ServletSecuredApplication.users("support", "engineer"));
	}

	@Bean
	Audited audited() {
		return new Audited();
	}

}
