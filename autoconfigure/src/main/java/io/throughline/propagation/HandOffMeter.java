package io.throughline.propagation;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The meter of hand-offs, where Micrometer's metrics are there.
 */
final class HandOffMeter {

	private final ObjectProvider<MeterRegistry> registry;

	HandOffMeter(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	void increment(String handOff, String state) {
		this.registry
			.ifAvailable((available) -> available.counter("throughline.handoffs", "handoff", handOff, "state", state)
				.increment());
	}

}
