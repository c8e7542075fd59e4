package io.throughline.step;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.throughline.semconv.Field;

/**
 * How long tools take, by OpenTelemetry's name and buckets.
 */
final class ToolMeters implements StepMeters {

	private static final StepTags TAGS = StepTags.of(Field.TOOL_NAME, Field.TOOL_TYPE, Field.ERROR_CODE);

	private final MeterProvider<Timer> duration;

	ToolMeters(MeterRegistry registry) {
		this.duration = ModelMeters.timer(registry, "gen_ai.execute_tool.duration", "Time that tools take");
	}

	@Override
	public void record(StepContext context) {
		if (context.kind() == StepKind.TOOL) {
			this.duration.withTags(TAGS.read(context)).record(context.elapsedNanos(), TimeUnit.NANOSECONDS);
		}
	}

}
