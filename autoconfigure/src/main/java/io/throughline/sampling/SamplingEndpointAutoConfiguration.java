package io.throughline.sampling;

import java.time.InstantSource;

import io.throughline.ConditionalOnEnabledThroughline;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@code sampling} endpoint.
 */
@AutoConfiguration(after = SamplingAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(OutcomeSamplingPolicy.class)
public final class SamplingEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	SamplingEndpoint throughlineSamplingEndpoint(SamplingPlan plan, Canaries canaries, SamplingRaises raises,
			DecisionCounts counts, ApplicationEventPublisher events) {
		return new SamplingEndpoint(plan, canaries, raises, counts, new SamplingAudit(events), InstantSource.system());
	}

}
