package io.throughline.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;
import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import io.throughline.store.TraceSpan.Status;

/**
 * Reads a span that has not come through the pipeline yet: its name, redacted, and what
 * the dictionary knows and does not call content, redacted too.
 */
final class RunningSpanReader {

	private static final Set<String> SHOWN = Stream
		.concat(Stream.of("uri"),
				Stream.of(Field.values())
					.filter((field) -> field.sensitivity() != Sensitivity.CONTENT)
					.map(Field::attribute)
					.filter(Objects::nonNull))
		.collect(Collectors.toUnmodifiableSet());

	private final Redactor redactor;

	private final FieldRedactor fields;

	RunningSpanReader(Redactor redactor, FieldRedactor fields) {
		this.redactor = redactor;
		this.fields = fields;
	}

	TraceSpan read(SpanData data) {
		TraceSpan span = SpanReader.read(data);
		RedactionCounts found = new RedactionCounts();
		Map<String, Object> attributes = new LinkedHashMap<>();
		span.attributes().forEach((name, value) -> {
			Object safe = SHOWN.contains(name) ? this.fields.redact(name, value, found) : null;
			if (safe != null) {
				attributes.put(name, safe);
			}
		});
		// A span that ends meanwhile comes through the pipeline.
		return new TraceSpan(span.spanId(), span.parentId(), span.entry(), this.redactor.redact(span.name(), found),
				span.kind(), span.start(), null, Status.UNSET, "", attributes, List.of(), List.of(),
				service(span.resource()));
	}

	private static Map<String, Object> service(Map<String, Object> resource) {
		Object name = resource.get("service.name");
		return (name != null) ? Map.of("service.name", name) : Map.of();
	}

}
