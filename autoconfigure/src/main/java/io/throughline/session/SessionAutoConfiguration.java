package io.throughline.session;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.incident.IncidentAutoConfiguration;
import io.throughline.incident.Problems;
import io.throughline.store.TraceStore;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@code sessions} endpoint.
 */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(TraceStore.class)
public final class SessionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	SessionsEndpoint throughlineSessionsEndpoint(TraceStore store, Problems problems) {
		return new SessionsEndpoint(store, problems);
	}

}
