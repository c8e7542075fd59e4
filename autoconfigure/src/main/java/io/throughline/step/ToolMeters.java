package io.throughline.step;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.throughline.semconv.Field;

/**
 * How long tools take, by OpenTelemetry's name and buckets.
 */
final class ToolMeters implements StepMeters {

	private static final StepTags TAGS = StepTags.of(Field.TOOL_NAME, Field.TOOL_TYPE, Field.ERROR_CODE);

	private static final StepTags WORKFLOW_TAGS = StepTags.of(Field.WORKFLOW_NAME, Field.ERROR_CODE);

	private static final Duration[] WORKFLOW_BUCKETS = IntStream.of(1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200)
		.mapToObj(Duration::ofSeconds)
		.toArray(Duration[]::new);

	private final MeterProvider<Timer> duration;

	private final MeterProvider<Timer> workflow;

	ToolMeters(MeterRegistry registry) {
		this.workflow = Timer.builder("gen_ai.invoke_workflow.duration")
			.description("Time that workflows take")
			.serviceLevelObjectives(WORKFLOW_BUCKETS)
			.withRegistry(registry);
		this.duration = ModelMeters.timer(registry, "gen_ai.execute_tool.duration", "Time that tools take");
	}

	@Override
	public void record(StepContext context) {
		if (context.kind() == StepKind.TOOL) {
			this.duration.withTags(TAGS.read(context)).record(context.elapsedNanos(), TimeUnit.NANOSECONDS);
		}
		if (context.kind() == StepKind.WORKFLOW) {
			this.workflow.withTags(WORKFLOW_TAGS.read(context)).record(context.elapsedNanos(), TimeUnit.NANOSECONDS);
		}
	}

}
