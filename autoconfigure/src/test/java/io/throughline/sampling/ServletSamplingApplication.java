package io.throughline.sampling;

import java.security.Principal;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A servlet application that believes the header {@code X-Login}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AuditTrail.class)
class ServletSamplingApplication {

	@Bean
	Filter login() {
		return (request, response, chain) -> chain.doFilter(new LoggedIn((HttpServletRequest) request), response);
	}

	/**
	 * A request with a principal.
	 */
	private static final class LoggedIn extends HttpServletRequestWrapper {

		LoggedIn(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable Principal getUserPrincipal() {
			String name = getHeader("X-Login");
			return (name != null) ? () -> AuditTrail.hostile(name) : null;
		}

	}

}
