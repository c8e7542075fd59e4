package io.throughline.entry;

import java.io.IOException;
import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;

/**
 * A reactive application, with a filter where Spring Security's would stand.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ EntryController.class, EntryBeans.class, ReactiveEntryApplication.TimeOutController.class })
class ReactiveEntryApplication {

	@Bean
	@Order(-100)
	WebFilter login() {
		return (exchange, chain) -> {
			String login = exchange.getRequest().getHeaders().getFirst(Logins.HEADER);
			Mono<java.security.Principal> principal = (("broken".equals(login))
					? Mono.error(new IllegalStateException("no principal")) : Mono.justOrEmpty(Logins.of(login)));
			return chain.filter(exchange.mutate().principal(principal).build());
		};
	}

	/**
	 * Requests that time out.
	 */
	@RestController
	static final class TimeOutController {

		@GetMapping("/slow")
		Mono<String> slow() {
			return Mono.<String>never().timeout(Duration.ofMillis(50));
		}

		@GetMapping("/slow-with-answer")
		Mono<String> answered() {
			return Mono.<String>never().timeout(Duration.ofMillis(50), Mono.just("nothing new"));
		}

		@GetMapping("/boom-callable")
		Mono<String> failing() {
			return Mono.delay(Duration.ofMillis(5)).then(Mono.error(() -> new IOException("async boom")));
		}

	}

}
