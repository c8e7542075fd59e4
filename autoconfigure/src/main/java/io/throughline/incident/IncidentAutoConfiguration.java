package io.throughline.incident;

import java.time.InstantSource;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.store.TraceStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@code incidents} endpoint.
 */
@AutoConfiguration(afterName = "io.throughline.store.StoreAutoConfiguration")
@ConditionalOnEnabledThroughline
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(TraceStore.class)
public final class IncidentAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	IncidentsEndpoint throughlineIncidentsEndpoint(TraceStore store, ObjectProvider<IncidentAccess> access) {
		return new IncidentsEndpoint(store, access.getIfAvailable(() -> (user, trace) -> true), InstantSource.system());
	}

}
