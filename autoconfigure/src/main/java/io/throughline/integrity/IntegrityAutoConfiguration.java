package io.throughline.integrity;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.incident.IncidentAutoConfiguration;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.PropagationAutoConfiguration;
import io.throughline.store.TraceStore;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the {@code handoffs} endpoint and its health.
 */
@AutoConfiguration(after = { IncidentAutoConfiguration.class, PropagationAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@ConditionalOnBean(HandOffs.class)
public final class IntegrityAutoConfiguration {

	/**
	 * For Boot's actuator.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnBean(TraceStore.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnAvailableEndpoint
		HandOffsEndpoint throughlineHandOffsEndpoint(HandOffs handOffs, TraceStore store) {
			return new HandOffsEndpoint(handOffs, store);
		}

	}

	/**
	 * For Boot's health.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthIndicator.class)
	static class HealthConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "handoffsHealthIndicator")
		HandOffHealth handoffsHealthIndicator(HandOffs handOffs) {
			return new HandOffHealth(handOffs);
		}

	}

}
