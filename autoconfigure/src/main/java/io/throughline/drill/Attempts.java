package io.throughline.drill;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * What was tried again within a trace.
 */
final class Attempts {

	private final List<TraceSpan> spans;

	Attempts(List<TraceSpan> spans) {
		this.spans = spans;
	}

	boolean isEmpty() {
		return retried().findAny().isEmpty();
	}

	/**
	 * Return the retries whose earlier attempts are not in the trace.
	 */
	List<String> missing() {
		return retried()
			.flatMap((span) -> LongStream.range(0, number(span))
				.filter((number) -> this.spans.stream()
					.noneMatch((other) -> base(other).equals(base(span)) && number(other) == number))
				.mapToObj((number) -> base(span) + ": attempt " + (number(span) + 1) + " is here, attempt "
						+ (number + 1) + " had another id"))
			.distinct()
			.toList();
	}

	/**
	 * Return the retries that a worker made, whose lines tell the number.
	 */
	Stream<TraceSpan> retriedWork() {
		return this.spans.stream()
			.filter((span) -> span.kind().equals("consumer") && value(span, Field.RETRY_COUNT) > 0);
	}

	private Stream<TraceSpan> retried() {
		// A step may say how often something within it was tried.
		return this.spans.stream().filter((span) -> span.text(Field.STEP_KIND) == null && number(span) > 0);
	}

	private static long number(TraceSpan span) {
		return Math.max(value(span, Field.RETRY_COUNT), value(span, Field.RESEND_COUNT));
	}

	private static long value(TraceSpan span, Field field) {
		@Nullable Object value = span.attributes().get(String.valueOf(field.attribute()));
		return (value instanceof Long number) ? number : 0;
	}

	// Attempts behind a retry topic are attempts at the same work, and so is its end.
	private static String base(TraceSpan span) {
		return span.name().replaceFirst("-(retry(-[0-9]+)?|dlt)\\b", "");
	}

}
