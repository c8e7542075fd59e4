package io.throughline.evalcase;

import io.throughline.incident.IncidentAccess;
import io.throughline.incident.ServletSecuredApplication;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A secured application in which one tenant may not be looked up.
 */
@Configuration(proxyBeanMethods = false)
@Import(ServletSecuredApplication.class)
class ServletCasesApplication {

	@Bean
	IncidentAccess access() {
		return (user, trace) -> !"hidden".equals(trace.caller().tenant());
	}

}
