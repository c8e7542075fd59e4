package io.throughline.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.store.TraceSpan.Status;

/**
 * Reads a span of OpenTelemetry into one that can be stored.
 */
final class SpanReader {

	private SpanReader() {
	}

	static TraceSpan read(SpanData span) {
		SpanContext parent = span.getParentSpanContext();
		boolean entry = !parent.isValid() || parent.isRemote();
		return new TraceSpan(span.getSpanId(), parent.isValid() ? parent.getSpanId() : null, entry, span.getName(),
				span.getKind().name().toLowerCase(Locale.ROOT), instant(span.getStartEpochNanos()),
				span.hasEnded() ? instant(span.getEndEpochNanos()) : null,
				Status.valueOf(span.getStatus().getStatusCode().name()), span.getStatus().getDescription(),
				values(span.getAttributes()), span.getEvents().stream().map(SpanReader::read).toList(),
				span.getLinks().stream().map(SpanReader::read).toList(),
				entry ? values(span.getResource().getAttributes()) : Map.of());
	}

	private static TraceSpan.Event read(EventData event) {
		return new TraceSpan.Event(event.getName(), instant(event.getEpochNanos()), values(event.getAttributes()));
	}

	private static TraceSpan.Link read(LinkData link) {
		return new TraceSpan.Link(link.getSpanContext().getTraceId(), link.getSpanContext().getSpanId(),
				values(link.getAttributes()));
	}

	private static Map<String, Object> values(Attributes attributes) {
		Map<String, Object> values = new LinkedHashMap<>();
		attributes.forEach((key, value) -> values.put(key.getKey(), value(value)));
		return values;
	}

	private static Object value(Object value) {
		if (value instanceof List<?> list) {
			return List.copyOf(list);
		}
		boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
		return plain ? value : value.toString();
	}

	private static Instant instant(long nanos) {
		return Instant.ofEpochSecond(0, nanos);
	}

}
