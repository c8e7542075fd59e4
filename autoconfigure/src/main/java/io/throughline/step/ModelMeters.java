package io.throughline.step;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * How long models take, by OpenTelemetry's names and buckets. What the application's own
 * cache answers is no call of a model.
 */
final class ModelMeters implements StepMeters {

	/**
	 * What all metrics of model calls are told apart by.
	 */
	static final StepTags TAGS = StepTags.of(Field.OPERATION, Field.PROVIDER, Field.MODEL, Field.RESPONSE_MODEL);

	/**
	 * Buckets of durations, from 10 ms on, each twice the one before.
	 */
	static final Duration[] BUCKETS = Stream.iterate(Duration.ofMillis(10), (bucket) -> bucket.multipliedBy(2))
		.limit(14)
		.toArray(Duration[]::new);

	private static final StepTags TAGS_AND_ERROR = StepTags.of(Field.OPERATION, Field.PROVIDER, Field.MODEL,
			Field.RESPONSE_MODEL, Field.ERROR_CODE);

	private final MeterProvider<Timer> duration;

	private final MeterProvider<Timer> firstChunk;

	private final MeterProvider<Timer> nextChunk;

	ModelMeters(MeterRegistry registry) {
		this.duration = timer(registry, "gen_ai.client.operation.duration", "Time that calls of models take");
		this.firstChunk = timer(registry, "gen_ai.client.operation.time_to_first_chunk",
				"Time to the first chunk of streamed answers");
		this.nextChunk = timer(registry, "gen_ai.client.operation.time_per_output_chunk",
				"Time between chunks of streamed answers");
	}

	static MeterProvider<Timer> timer(MeterRegistry registry, String name, String description) {
		return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS).withRegistry(registry);
	}

	@Override
	public void begin(StepContext context) {
		if (context.kind() == StepKind.MODEL) {
			context.put(ChunkTimes.Listener.class, new ChunkTimer(context, this.nextChunk));
		}
	}

	@Override
	public void record(StepContext context) {
		if (!context.isInference()) {
			return;
		}
		this.duration.withTags(TAGS_AND_ERROR.read(context)).record(context.elapsedNanos(), TimeUnit.NANOSECONDS);
		if (context.value(Field.TIME_TO_FIRST_CHUNK) instanceof Double seconds) {
			this.firstChunk.withTags(TAGS.read(context)).record((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * Finds the timer of an answer's chunks once, with what the first two of them told.
	 */
	private static final class ChunkTimer implements ChunkTimes.Listener {

		private final StepContext context;

		private final MeterProvider<Timer> timers;

		private @Nullable Timer timer;

		ChunkTimer(StepContext context, MeterProvider<Timer> timers) {
			this.context = context;
			this.timers = timers;
		}

		@Override
		public void nextChunk(long nanos) {
			Timer known = this.timer;
			if (known == null) {
				known = this.timers.withTags(TAGS.read(this.context));
				this.timer = known;
			}
			known.record(nanos, TimeUnit.NANOSECONDS);
		}

	}

}
