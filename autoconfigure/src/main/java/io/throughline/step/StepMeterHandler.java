package io.throughline.step;

import java.util.List;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * Records the metrics of steps. The timer {@code throughline.step} is made by
 * Micrometer's own handler where the step is an observation of ours.
 */
final class StepMeterHandler implements StepHandler {

	// The registry is asked for once steps run: it may need what observes them.
	private final Supplier<List<StepMeters>> meters;

	StepMeterHandler(ObjectProvider<MeterRegistry> registry, MetricsProperties properties) {
		this.meters = SingletonSupplier
			.of(() -> meters(registry.getIfAvailable(CompositeMeterRegistry::new), properties));
	}

	@Override
	public void onStart(StepContext context) {
		this.meters.get().forEach((meter) -> meter.begin(context));
	}

	@Override
	public void onStop(StepContext context) {
		if (context.first(StepMeterHandler.class)) {
			this.meters.get().forEach((meter) -> meter.record(context));
		}
	}

	private static List<StepMeters> meters(MeterRegistry registry, MetricsProperties properties) {
		return List.of(new ModelMeters(registry), new TokenMeters(registry, properties.legacyTokenUsage()),
				new ToolMeters(registry), new CostMeters(registry), new TroubleMeters(registry),
				new AdoptedStepMeters(registry));
	}

}
