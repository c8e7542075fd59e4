package io.throughline.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.throughline.incident.ReadSpan;
import io.throughline.incident.Totals;
import io.throughline.incident.TraceReading;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a turn's trace while its session is read.
 *
 * @param summary the summary of the trace
 * @param outcome how it ended, as far as it did
 * @param totals the sum of its model calls
 * @param sources the documents and memories it had, and which of them are old
 * @param answer stands for the text of its answer, {@code null} if that is not stored
 */
record TurnFacts(TraceSummary summary, String outcome, Totals totals, Map<Source, Boolean> sources,
		@Nullable UUID answer) {

	static TurnFacts of(Trace trace, Instant now) {
		TraceReading reading = TraceReading.of(trace, now);
		return new TurnFacts(trace.summary(), reading.outcome(), reading.totals(), Source.of(reading), answer(reading));
	}

	boolean isFailed() {
		return switch (this.outcome) {
			case "failed", "degraded", "abandoned" -> true;
			default -> false;
		};
	}

	Instant end() {
		return this.summary.start().plus(this.summary.duration());
	}

	/**
	 * The last text of a model is the answer. A call of a tool is none: agents do the
	 * same again and again.
	 */
	private static @Nullable UUID answer(TraceReading reading) {
		Stream<ReadSpan> models = reading.steps("model").stream().filter((model) -> !model.isFailed());
		return models.map((model) -> model.span().text(Field.OUTPUT_MESSAGES))
			.filter(Objects::nonNull)
			.filter((text) -> !text.contains("\"tool_call\""))
			.reduce((earlier, later) -> later)
			.map((text) -> UUID.nameUUIDFromBytes(text.strip().getBytes(StandardCharsets.UTF_8)))
			.orElse(null);
	}

}
