package io.throughline.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.throughline.semconv.EventName;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A line that was logged meanwhile.
 *
 * @param atMs when, from the start of the request
 * @param level how bad it is
 * @param logger who logged it
 * @param spanId during which span
 * @param exception the class of the exception that came with it
 * @param message what it says; {@code null} for those who may not see content
 */
public record IncidentLog(long atMs, String level, String logger, @Nullable String spanId, @Nullable String exception,
		@Nullable String message) {

	// More lines of one trace are not shown.
	private static final int MOST = 500;

	/**
	 * Read the lines that were logged during a trace, first to last.
	 * @param trace the trace
	 * @param reveal whether to show what they say
	 * @return the lines
	 */
	static List<IncidentLog> of(Trace trace, boolean reveal) {
		Instant start = trace.summary().start();
		return trace.spans()
			.stream()
			.flatMap((span) -> span.events()
				.stream()
				.filter((event) -> event.name().equals(EventName.LOG.value()))
				.map((event) -> of(start, span.spanId(), event, reveal)))
			.sorted(Comparator.comparingLong(IncidentLog::atMs))
			.limit(MOST)
			.toList();
	}

	private static IncidentLog of(Instant start, String spanId, TraceSpan.Event event, boolean reveal) {
		String level = text(event, Field.LOG_LEVEL);
		String logger = text(event, Field.LOG_LOGGER);
		String exception = text(event, Field.LOG_EXCEPTION);
		return new IncidentLog(Duration.between(start, event.time()).toMillis(),
				(level != null) ? Words.shortened(level) : "-", (logger != null) ? Words.shortened(logger) : "-",
				spanId, (exception != null) ? Words.shortened(exception) : null,
				reveal ? text(event, Field.LOG_MESSAGE) : null);
	}

	private static @Nullable String text(TraceSpan.Event event, Field field) {
		return (event.attributes().get(field.attribute()) instanceof String text) ? text : null;
	}

}
