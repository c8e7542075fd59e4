package io.throughline.entry;

import java.io.IOException;
import java.security.Principal;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

/**
 * A servlet application, with a filter where Spring Security's would stand.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ EntryController.class, EntryBeans.class, ServletEntryApplication.TimeOutController.class })
class ServletEntryApplication {

	@Bean
	FilterRegistrationBean<Filter> login() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
				(request, response, chain) -> chain.doFilter(new LoggedIn((HttpServletRequest) request), response));
		registration.setOrder(-100);
		return registration;
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
			return Logins.of(getHeader(Logins.HEADER));
		}

	}

	/**
	 * Requests that time out, fail late or start over.
	 */
	@RestController
	static final class TimeOutController {

		@GetMapping("/slow")
		DeferredResult<String> deferred() {
			return new DeferredResult<>(50L);
		}

		@GetMapping("/slow-callable")
		WebAsyncTask<String> callable() {
			return new WebAsyncTask<>(50L, () -> {
				new CountDownLatch(1).await();
				return "never";
			});
		}

		@GetMapping("/slow-with-answer")
		DeferredResult<String> answered() {
			return new DeferredResult<>(50L, "nothing new");
		}

		@GetMapping("/reset")
		void reset(HttpServletResponse response) throws IOException {
			response.reset();
			response.sendError(HttpServletResponse.SC_CONFLICT);
		}

		@GetMapping("/boom-callable")
		WebAsyncTask<String> failing() {
			return new WebAsyncTask<>(() -> {
				throw new IOException("async boom");
			});
		}

	}

}
