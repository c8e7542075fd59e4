package io.throughline.sampling;

import java.time.InstantSource;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.ConditionalOnEnabledThroughline;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the decision which traces are kept.
 */
@AutoConfiguration
@ConditionalOnEnabledThroughline
@ConditionalOnMissingBean(SamplingPolicy.class)
@EnableConfigurationProperties(SamplingProperties.class)
public final class SamplingAutoConfiguration {

	private final InstantSource clock = InstantSource.system();

	@Bean
	SamplingPlan throughlineSamplingPlan(SamplingProperties properties) {
		return new ConfiguredSampling(properties).plan();
	}

	@Bean
	Canaries throughlineCanaries(SamplingProperties properties) {
		return new ConfiguredSampling(properties).canaries(this.clock);
	}

	@Bean
	SamplingRaises throughlineSamplingRaises() {
		return new SamplingRaises();
	}

	@Bean
	DecisionCounts throughlineDecisionCounts() {
		return new DecisionCounts();
	}

	@Bean
	OutcomeSamplingPolicy throughlineSamplingPolicy(SamplingPlan plan, Canaries canaries, SamplingRaises raises,
			DecisionCounts counts, ObjectProvider<DecisionMeter> meter) {
		Consumer<SamplingDecision> decided = counts::add;
		return new OutcomeSamplingPolicy(plan, canaries, raises, this.clock,
				decided.andThen((decision) -> meter.ifAvailable((available) -> available.increment(decision))));
	}

	/**
	 * For Micrometer's metrics.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		static DecisionMeter throughlineDecisionMeter(ObjectProvider<MeterRegistry> registry) {
			return new DecisionMeter(registry);
		}

	}

}
