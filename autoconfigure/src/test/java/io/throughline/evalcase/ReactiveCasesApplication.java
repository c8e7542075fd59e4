package io.throughline.evalcase;

import io.throughline.incident.IncidentAccess;
import io.throughline.incident.ReactiveSecuredApplication;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A secured application in which one tenant may not be looked up.
 */
@Configuration(proxyBeanMethods = false)
@Import(ReactiveSecuredApplication.class)
class ReactiveCasesApplication {

	@Bean
	IncidentAccess access() {
		return (user, trace) -> !"hidden".equals(trace.caller().tenant());
	}

}
