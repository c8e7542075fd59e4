package io.throughline.incident;

import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application with a store, in which one tenant may not be looked up.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class LookUpApplication {

	static final String HIDDEN_TENANT = "hidden";

	@Bean
	TraceStore traces() {
		return MemoryStores.open();
	}

	@Bean
	IncidentAccess access() {
		return (user, trace) -> !HIDDEN_TENANT.equals(trace.caller().tenant());
	}

}
