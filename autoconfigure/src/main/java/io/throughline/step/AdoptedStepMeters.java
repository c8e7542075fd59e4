package io.throughline.step;

import java.util.concurrent.TimeUnit;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.throughline.semconv.Field;

/**
 * The timer of all steps for those that are a library's observation: Micrometer times
 * them by the library's name only.
 */
final class AdoptedStepMeters implements StepMeters {

	private static final StepTags TAGS = StepTags.of(Field.STEP, Field.STEP_KIND, Field.STATUS);

	private final MeterProvider<Timer> duration;

	AdoptedStepMeters(MeterRegistry registry) {
		this.duration = Timer.builder("throughline.step").withRegistry(registry);
	}

	@Override
	public void record(StepContext context) {
		if (context.carrier() != context) {
			Throwable error = context.getError();
			String type = (error != null) ? error.getClass().getSimpleName() : KeyValue.NONE_VALUE;
			this.duration.withTags(TAGS.read(context).and("error", type))
				.record(context.elapsedNanos(), TimeUnit.NANOSECONDS);
		}
	}

}
