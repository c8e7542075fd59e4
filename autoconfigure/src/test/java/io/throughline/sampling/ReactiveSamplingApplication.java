package io.throughline.sampling;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.WebFilter;

/**
 * A reactive application that believes the header {@code X-Login}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AuditTrail.class)
class ReactiveSamplingApplication {

	@Bean
	WebFilter login() {
		return (exchange, chain) -> {
			String name = exchange.getRequest().getHeaders().getFirst("X-Login");
			return (name == null) ? chain.filter(exchange)
					: chain.filter(exchange)
						.contextWrite(ReactiveSecurityContextHolder
							.withAuthentication(new TestingAuthenticationToken(AuditTrail.hostile(name), "")));
		};
	}

}
