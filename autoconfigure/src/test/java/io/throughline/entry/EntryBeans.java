package io.throughline.entry;

import io.throughline.identity.Identity;
import io.throughline.identity.IdentityResolver;
import io.throughline.testsupport.SpanMemory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What the applications of both kinds share: spans that are kept and, by property, the
 * application's own resolver.
 */
@Configuration(proxyBeanMethods = false)
@Import(SpanMemory.class)
class EntryBeans {

	@Bean
	@ConditionalOnProperty(name = "test.resolver", havingValue = "own")
	IdentityResolver ownResolver() {
		return (request) -> new Identity("own-" + request.header("X-Shop"), null, null);
	}

	@Bean
	@ConditionalOnProperty(name = "test.resolver", havingValue = "throwing")
	IdentityResolver throwingResolver() {
		return (request) -> {
			throw new IllegalStateException("resolver");
		};
	}

	@Bean
	@ConditionalOnProperty(name = "test.resolver", havingValue = "nothing")
	@SuppressWarnings("NullAway") // what a careless application does
	IdentityResolver nullResolver() {
		return (request) -> null;
	}

}
