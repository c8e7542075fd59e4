package io.throughline.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.throughline.semconv.Field;

/**
 * Tokens as the providers count them, by OpenTelemetry's names and buckets. What the
 * application's own cache answers uses none.
 */
final class TokenMeters implements StepMeters {

	// The names end with it, so Prometheus adds nothing to them.
	private static final String UNIT = "tokens";

	private static final double[] BUCKETS = DoubleStream.iterate(1, (bucket) -> bucket * 4).limit(14).toArray();

	private final MeterRegistry registry;

	private final List<Measure> measures = new ArrayList<>();

	TokenMeters(MeterRegistry registry, boolean legacy) {
		this.registry = registry;
		count(Field.INPUT_TOKENS, "gen_ai.client.inference.usage.input_tokens");
		count(Field.OUTPUT_TOKENS, "gen_ai.client.inference.usage.output_tokens");
		count(Field.CACHE_READ_TOKENS, "gen_ai.client.inference.usage.cache_read.input_tokens");
		count(Field.CACHE_WRITE_TOKENS, "gen_ai.client.inference.usage.cache_write.input_tokens");
		count(Field.REASONING_TOKENS, "gen_ai.client.inference.usage.reasoning.output_tokens");
		spread(Field.INPUT_TOKENS, histogram("gen_ai.client.inference.operation.input_tokens").baseUnit(UNIT));
		spread(Field.OUTPUT_TOKENS, histogram("gen_ai.client.inference.operation.output_tokens").baseUnit(UNIT));
		if (legacy) {
			spread(Field.INPUT_TOKENS, histogram("gen_ai.client.token.usage").tag("gen_ai.token.type", "input"));
			spread(Field.OUTPUT_TOKENS, histogram("gen_ai.client.token.usage").tag("gen_ai.token.type", "output"));
		}
	}

	@Override
	public void record(StepContext context) {
		if (!context.isInference()) {
			return;
		}
		Tags tags = ModelMeters.TAGS.read(context);
		for (Measure measure : this.measures) {
			if (context.value(measure.field()) instanceof Long tokens && tokens >= 0) {
				measure.meter().add(tags, tokens);
			}
		}
	}

	private void count(Field field, String name) {
		MeterProvider<Counter> counters = Counter.builder(name)
			.description("Tokens used")
			.baseUnit(UNIT)
			.tag("gen_ai.token.modality", "unknown")
			.withRegistry(this.registry);
		this.measures.add(new Measure(field, (tags, tokens) -> counters.withTags(tags).increment(tokens)));
	}

	private void spread(Field field, DistributionSummary.Builder histogram) {
		MeterProvider<DistributionSummary> histograms = histogram.withRegistry(this.registry);
		this.measures.add(new Measure(field, (tags, tokens) -> histograms.withTags(tags).record(tokens)));
	}

	private static DistributionSummary.Builder histogram(String name) {
		return DistributionSummary.builder(name).description("Tokens used by a call").serviceLevelObjectives(BUCKETS);
	}

	/**
	 * A meter and the field it measures.
	 *
	 * @param field a count of tokens
	 * @param meter what takes it
	 */
	private record Measure(Field field, TokenMeter meter) {

	}

	/**
	 * Takes a count of tokens.
	 */
	@FunctionalInterface
	private interface TokenMeter {

		void add(Tags tags, long tokens);

	}

}
