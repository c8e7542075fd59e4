package io.throughline.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;

/**
 * A trace in OpenTelemetry's own words, OTLP as JSON, which every tool for traces reads.
 */
final class OtlpText {

	/**
	 * Kinds of spans, each at its number.
	 */
	static final List<String> KINDS = List.of("unspecified", "internal", "server", "client", "producer", "consumer");

	/**
	 * Says that a span knows where its parent is.
	 */
	static final int HAS_REMOTE = 0x100;

	/**
	 * Says that its parent is in another process.
	 */
	static final int REMOTE = 0x200;

	private static final int SAMPLED = 1;

	private final Trace trace;

	private final Map<String, TraceSpan> spans = new HashMap<>();

	private OtlpText(Trace trace) {
		this.trace = trace;
		trace.spans().forEach((span) -> this.spans.put(span.spanId(), span));
	}

	static Map<String, Object> of(Trace trace) {
		return new OtlpText(trace).write();
	}

	private Map<String, Object> write() {
		Map<Map<String, Object>, List<Object>> byResource = new LinkedHashMap<>();
		this.trace.spans()
			.forEach((span) -> byResource.computeIfAbsent(resource(span), (resource) -> new ArrayList<>())
				.add(write(span)));
		List<Object> resources = new ArrayList<>();
		byResource.forEach((resource, written) -> resources.add(Map.of("resource",
				Map.of("attributes", attributes(resource)), "scopeSpans", List.of(Map.of("spans", written)))));
		return Map.of("resourceSpans", resources);
	}

	// Only entries say which process they are of; parents may form a circle.
	private Map<String, Object> resource(TraceSpan span) {
		TraceSpan above = span;
		for (int depth = 0; above != null && depth < this.spans.size(); depth++) {
			if (!above.resource().isEmpty()) {
				return above.resource();
			}
			above = this.spans.get(Objects.requireNonNullElse(above.parentId(), ""));
		}
		return Map.of();
	}

	private Map<String, Object> write(TraceSpan span) {
		Map<String, Object> written = new LinkedHashMap<>();
		written.put("traceId", this.trace.summary().traceId());
		written.put("spanId", span.spanId());
		if (span.parentId() != null) {
			written.put("parentSpanId", span.parentId());
		}
		written.put("flags", SAMPLED | HAS_REMOTE | ((span.entry() && span.parentId() != null) ? REMOTE : 0));
		written.put("name", span.name());
		written.put("kind", Math.max(0, KINDS.indexOf(span.kind())));
		written.put("startTimeUnixNano", nanos(span.start()));
		if (span.end() != null) {
			written.put("endTimeUnixNano", nanos(span.end()));
		}
		written.put("attributes", attributes(span.attributes()));
		written.put("events", span.events().stream().map(OtlpText::write).toList());
		written.put("links", span.links().stream().map(OtlpText::write).toList());
		written.put("status", Map.of("code", span.status().ordinal(), "message", span.statusText()));
		return written;
	}

	private static Map<String, Object> write(TraceSpan.Event event) {
		return Map.of("timeUnixNano", nanos(event.time()), "name", event.name(), "attributes",
				attributes(event.attributes()));
	}

	private static Map<String, Object> write(TraceSpan.Link link) {
		return Map.of("traceId", link.traceId(), "spanId", link.spanId(), "attributes", attributes(link.attributes()));
	}

	private static List<Object> attributes(Map<String, Object> values) {
		List<Object> attributes = new ArrayList<>();
		values.forEach((name, value) -> attributes.add(Map.of("key", name, "value", value(value))));
		return attributes;
	}

	private static Map<String, Object> value(Object value) {
		if (value instanceof List<?> list) {
			return Map.of("arrayValue", Map.of("values", list.stream().map(OtlpText::value).toList()));
		}
		if (value instanceof Boolean) {
			return Map.of("boolValue", value);
		}
		if (value instanceof Double number) {
			return Map.of("doubleValue", Double.isFinite(number) ? number : number.toString());
		}
		// 64 bits are written as text, since numbers of JavaScript have 53.
		return Map.of((value instanceof Number) ? "intValue" : "stringValue", value.toString());
	}

	private static String nanos(Instant time) {
		return Long.toString(Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano()));
	}

}
