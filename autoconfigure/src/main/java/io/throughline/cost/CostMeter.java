package io.throughline.cost;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The meter of calls without a cost, where Micrometer's metrics are there.
 */
final class CostMeter {

	private final ObjectProvider<MeterRegistry> registry;

	CostMeter(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	void increment(UnknownCost unknown) {
		this.registry.ifAvailable(
				(available) -> available.counter("throughline.cost.unknown", "reason", unknown.reason()).increment());
	}

}
