package io.throughline.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.throughline.redaction.ContentMode;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.semconv.Field;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trace from elsewhere as safe as those that are stored here, and marks it.
 */
final class ImportedTrace {

	private final Redactor redactor;

	private final FieldRedactor fields;

	private final ContentMode content;

	ImportedTrace(Redactor redactor, FieldRedactor fields, ContentMode content) {
		this.redactor = redactor;
		this.fields = fields;
		this.content = content;
	}

	TracePart of(TracePart sent) {
		RedactionCounts found = new RedactionCounts();
		List<TraceSpan> spans = sent.spans().stream().map((span) -> of(span, found)).toList();
		TracePart part = new TracePart(sent.traceId(), spans, sampling(spans), found.byType());
		if (this.content != ContentMode.NONE) {
			return part;
		}
		return new TracePart(part.traceId(), TraceChange.withoutContent(TraceChange.add(null, part)).spans(),
				part.sampling(), part.redacted());
	}

	private TraceSpan of(TraceSpan span, RedactionCounts found) {
		Map<String, Object> attributes = values(span.attributes(), found);
		attributes.put(Objects.requireNonNull(Field.IMPORTED.attribute()), true);
		return new TraceSpan(span.spanId(), span.parentId(), span.entry(), text(span.name(), found), span.kind(),
				span.start(), span.end(), span.status(), text(span.statusText(), found), attributes,
				span.events()
					.stream()
					.map((event) -> new TraceSpan.Event(text(event.name(), found), event.time(),
							values(event.attributes(), found)))
					.toList(),
				span.links()
					.stream()
					.map((link) -> new TraceSpan.Link(link.traceId(), link.spanId(), values(link.attributes(), found)))
					.toList(),
				values(span.resource(), found));
	}

	private String text(String text, RedactionCounts found) {
		return text.isEmpty() ? text : this.redactor.redact(text, found);
	}

	private Map<String, Object> values(Map<String, Object> values, RedactionCounts found) {
		Map<String, Object> safe = new LinkedHashMap<>();
		values.forEach((name, value) -> {
			Object left = this.fields.redact(name, value, found);
			if (left != null) {
				safe.put(name, left);
			}
		});
		return safe;
	}

	// What was decided where it comes from stands on its entries.
	private static @Nullable SamplingDecision sampling(List<TraceSpan> spans) {
		for (TraceSpan span : spans) {
			String level = span.text(Field.SAMPLING_LEVEL);
			String reason = span.text(Field.SAMPLING_REASON);
			Object probability = span.attributes().get(Field.SAMPLING_PROBABILITY.attribute());
			if (level != null && reason != null && !reason.isBlank() && probability instanceof Double share && share > 0
					&& share <= 1) {
				return new SamplingDecision(level.equals("full") ? SamplingLevel.FULL : SamplingLevel.METADATA, share,
						Words.shortened(reason));
			}
		}
		return null;
	}

}
