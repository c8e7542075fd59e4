package io.throughline.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.throughline.semconv.EventName;
import io.throughline.store.Trace;
import io.throughline.store.TraceChange;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, answered and told during a request: all that goes when content has been
 * kept for its time.
 *
 * @param spans the spans that have any, in the order in which they began
 * @param logs what was logged meanwhile
 */
record IncidentContent(List<SpanContent> spans, List<IncidentLog> logs) {

	private static final String STATUS = "status.message";

	IncidentContent {
		spans = List.copyOf(spans);
		logs = List.copyOf(logs);
	}

	static IncidentContent of(Trace trace, @Nullable String spanId) {
		List<TraceSpan> spans = trace.spans();
		List<TraceSpan> left = TraceChange.withoutContent(trace).spans();
		Instant start = trace.summary().start();
		return new IncidentContent(
				IntStream.range(0, spans.size())
					.filter((at) -> spanId == null || spanId.equals(spans.get(at).spanId()))
					.mapToObj((at) -> of(spans.get(at), left.get(at), start))
					.filter((content) -> !content.content().isEmpty() || !content.events().isEmpty())
					.toList(),
				IncidentLog.of(trace, true)
					.stream()
					.filter((line) -> spanId == null || spanId.equals(line.spanId()))
					.toList());
	}

	private static SpanContent of(TraceSpan span, TraceSpan left, Instant start) {
		Map<String, Object> content = lost(span.attributes(), left.attributes());
		if (!span.statusText().isEmpty()) {
			content.put(STATUS, span.statusText());
		}
		return new SpanContent(span.spanId(), content,
				IntStream.range(0, span.events().size())
					.filter((at) -> !span.events().get(at).name().equals(EventName.LOG.value()))
					.mapToObj((at) -> of(span.events().get(at), left.events().get(at), start))
					.filter((event) -> !event.content().isEmpty())
					.toList());
	}

	private static EventContent of(TraceSpan.Event event, TraceSpan.Event left, Instant start) {
		return new EventContent(Words.shortened(event.name()), Duration.between(start, event.time()).toMillis(),
				lost(event.attributes(), left.attributes()));
	}

	private static Map<String, Object> lost(Map<String, Object> values, Map<String, Object> left) {
		Map<String, Object> lost = new LinkedHashMap<>(values);
		lost.keySet().removeAll(left.keySet());
		return lost;
	}

	/**
	 * Content of a span.
	 *
	 * @param spanId the span
	 * @param content its texts by attribute
	 * @param events what happened meanwhile
	 */
	record SpanContent(String spanId, Map<String, Object> content, List<EventContent> events) {

		SpanContent {
			content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
			events = List.copyOf(events);
		}

	}

	/**
	 * Content of an event.
	 *
	 * @param name its name
	 * @param atMs when, from the start of the request
	 * @param content its texts by attribute
	 */
	record EventContent(String name, long atMs, Map<String, Object> content) {

		EventContent {
			content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
		}

	}

}
