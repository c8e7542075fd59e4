package io.throughline.session;

import io.throughline.incident.IncidentAccess;
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
class SessionsApplication {

	@Bean
	TraceStore traces() {
		return MemoryStores.open();
	}

	@Bean
	IncidentAccess access() {
		return (user, trace) -> !"hidden".equals(trace.caller().tenant());
	}

}
