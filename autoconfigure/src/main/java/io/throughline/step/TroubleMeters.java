package io.throughline.step;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.semconv.Field;

/**
 * What did not go as it should and is no matter of time: answers that do not fit their
 * schema, searches that find nothing, retries.
 */
final class TroubleMeters implements StepMeters {

	private static final StepTags PARSER_TAGS = StepTags.of(Field.STEP, Field.PARSER_SCHEMA);

	private static final StepTags RETRIEVAL_TAGS = StepTags.of(Field.STEP, Field.DATA_SOURCE);

	private static final StepTags RETRY_TAGS = StepTags.of(Field.STEP_KIND, Field.STEP);

	private final MeterProvider<Counter> unreadable;

	private final MeterProvider<Counter> empty;

	private final MeterProvider<Counter> retries;

	TroubleMeters(MeterRegistry registry) {
		this.unreadable = counter(registry, "throughline.parser.failures", "Answers that do not fit their schema");
		this.empty = counter(registry, "throughline.retrieval.empty", "Searches that find nothing");
		this.retries = counter(registry, "throughline.retries", "Retries of steps");
	}

	private static MeterProvider<Counter> counter(MeterRegistry registry, String name, String description) {
		return Counter.builder(name).description(description).withRegistry(registry);
	}

	@Override
	public void record(StepContext context) {
		if (isUnreadable(context)) {
			this.unreadable.withTags(PARSER_TAGS.read(context)).increment();
		}
		if (isEmpty(context)) {
			this.empty.withTags(RETRIEVAL_TAGS.read(context)).increment();
		}
		if (context.value(Field.RETRY_COUNT) instanceof Long count && count > 0) {
			this.retries.withTags(RETRY_TAGS.read(context)).increment(count);
		}
	}

	private boolean isUnreadable(StepContext context) {
		StepStatus status = context.status();
		return context.kind() == StepKind.PARSER && ("invalid".equals(context.value(Field.PARSER_STATUS))
				|| status == StepStatus.PARSER_ERROR || status == StepStatus.VALIDATION_ERROR);
	}

	private boolean isEmpty(StepContext context) {
		return context.kind() == StepKind.RETRIEVAL && (Boolean.TRUE.equals(context.value(Field.RETRIEVAL_EMPTY))
				|| context.status() == StepStatus.RETRIEVAL_EMPTY);
	}

}
