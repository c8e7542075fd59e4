package io.throughline.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Status;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace from OTLP as JSON, whoever wrote it. What cannot be read is told by an
 * {@link OtlpException}.
 */
final class OtlpReader {

	private final List<TraceSpan> spans = new ArrayList<>();

	private final Set<String> traceIds = new TreeSet<>();

	private OtlpReader() {
	}

	static TracePart read(OtlpNode root) {
		OtlpReader reader = new OtlpReader();
		root.list("resourceSpans").forEach(reader::readResource);
		if (reader.spans.isEmpty()) {
			throw new OtlpException("import.empty");
		}
		if (reader.traceIds.size() > 1) {
			throw new OtlpException("import.several", reader.traceIds.size());
		}
		return new TracePart(reader.traceIds.iterator().next(), reader.spans, null, Map.of());
	}

	private void readResource(OtlpNode group) {
		Map<String, Object> resource = attributes(group.object("resource"));
		for (OtlpNode scope : group.list("scopeSpans")) {
			for (OtlpNode span : scope.list("spans")) {
				if (this.spans.size() >= TraceChange.MOST_SPANS) {
					throw new OtlpException("import.spans", TraceChange.MOST_SPANS);
				}
				this.traceIds.add(span.id("traceId", 32));
				this.spans.add(read(span, resource));
			}
		}
	}

	private static TraceSpan read(OtlpNode span, Map<String, Object> resource) {
		String parent = span.text("parentSpanId").isEmpty() ? null : span.id("parentSpanId", 16);
		String kind = kind(span);
		boolean entry = isEntry(span, parent, kind);
		OtlpNode status = span.object("status");
		return new TraceSpan(span.id("spanId", 16), parent, entry, span.text("name"), kind,
				Objects.requireNonNull(time(span, "startTimeUnixNano", true)), time(span, "endTimeUnixNano", false),
				status(status), status.text("message"), attributes(span),
				span.list("events").stream().map(OtlpReader::event).toList(),
				span.list("links").stream().map(OtlpReader::link).toList(), entry ? resource : Map.of());
	}

	private static boolean isEntry(OtlpNode span, @Nullable String parent, String kind) {
		long flags = span.number("flags", 0);
		boolean told = (flags & OtlpText.HAS_REMOTE) != 0;
		boolean remote = told ? (flags & OtlpText.REMOTE) != 0 : Set.of("server", "consumer").contains(kind);
		return parent == null || remote;
	}

	private static String kind(OtlpNode span) {
		String word = span.text("kind").toLowerCase(Locale.ROOT).replaceFirst("^span_kind_", "");
		if (OtlpText.KINDS.contains(word)) {
			return word.equals("unspecified") ? "internal" : word;
		}
		long number = span.number("kind", 1);
		return OtlpText.KINDS.get((number > 0 && number < OtlpText.KINDS.size()) ? (int) number : 1);
	}

	private static Status status(OtlpNode status) {
		String word = status.text("code").replaceFirst("^STATUS_CODE_", "");
		for (Status known : Status.values()) {
			if (word.equals(known.name()) || word.equals(Integer.toString(known.ordinal()))) {
				return known;
			}
		}
		return Status.UNSET;
	}

	private static TraceSpan.Event event(OtlpNode event) {
		return new TraceSpan.Event(event.text("name"), Objects.requireNonNull(time(event, "timeUnixNano", true)),
				attributes(event));
	}

	private static TraceSpan.Link link(OtlpNode link) {
		return new TraceSpan.Link(link.id("traceId", 32), link.id("spanId", 16), attributes(link));
	}

	private static @Nullable Instant time(OtlpNode node, String name, boolean needed) {
		long nanos = node.number(name, 0);
		if (nanos < 0 || (nanos == 0 && needed)) {
			throw node.bad(name);
		}
		return (nanos != 0) ? Instant.ofEpochSecond(0, nanos) : null;
	}

	private static Map<String, Object> attributes(OtlpNode node) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		for (OtlpNode attribute : node.list("attributes")) {
			attributes.put(attribute.text("key"), value(attribute.object("value")));
		}
		return attributes;
	}

	private static Object value(OtlpNode value) {
		return switch (value.firstName()) {
			case "stringValue" -> value.text("stringValue");
			case "boolValue" -> Boolean.valueOf(value.text("boolValue"));
			case "intValue" -> value.number("intValue", 0);
			case "doubleValue" -> value.fraction("doubleValue");
			case "arrayValue" -> values(value.object("arrayValue").list("values"));
			default -> value.toString();
		};
	}

	// A list has values of one type.
	private static List<Object> values(List<OtlpNode> values) {
		List<Object> all = values.stream().map(OtlpReader::value).toList();
		boolean same = all.stream().map(Object::getClass).distinct().count() <= 1
				&& all.stream().noneMatch(List.class::isInstance);
		return same ? all : all.stream().<Object>map(Object::toString).toList();
	}

}
