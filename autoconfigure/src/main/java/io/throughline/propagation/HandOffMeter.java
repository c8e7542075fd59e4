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

	/**
	 * Return what counts one.
	 */
	Runnable counter(String kind, String handOff, String state) {
		MeterRegistry available = this.registry.getIfAvailable();
		return (available != null)
				? available.counter("throughline.handoffs", "kind", kind, "handoff", handOff, "state", state)::increment
				: () -> {
				};
	}

}
