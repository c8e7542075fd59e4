package io.throughline.sampling;

import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The meter of decisions, where Micrometer's metrics are there.
 */
final class DecisionMeter {

	private final ObjectProvider<MeterRegistry> registry;

	DecisionMeter(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	void increment(SamplingDecision decision) {
		this.registry.ifAvailable(
				(available) -> available
					.counter("throughline.sampling.decisions", "level",
							decision.level().name().toLowerCase(Locale.ROOT), "reason", decision.reason())
					.increment());
	}

}
