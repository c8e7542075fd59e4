package io.throughline.pipeline;

import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts and attributes safe, and fails closed: what cannot be redacted is replaced.
 */
final class AttributesRedactor {

	static final String FAILED = "[redaction failed]";

	private final Redactor redactor;

	private final FieldRedactor fields;

	private final PipelineCounts counts;

	AttributesRedactor(Redactor redactor, FieldRedactor fields, PipelineCounts counts) {
		this.redactor = redactor;
		this.fields = fields;
		this.counts = counts;
	}

	String redact(@Nullable String text, RedactionCounts found) {
		if (text == null || text.isEmpty()) {
			return "";
		}
		try {
			return this.redactor.redact(text, found);
		}
		catch (Throwable ex) {
			this.counts.failed(Part.REDACTOR, ex);
			return FAILED;
		}
	}

	Attributes redact(Attributes attributes, Detail detail, RedactionCounts found) {
		if (attributes.isEmpty()) {
			return attributes;
		}
		AttributesBuilder safe = Attributes.builder();
		attributes.forEach((key, value) -> {
			if (detail.leaves(key.getKey())) {
				put(safe, key, detail.isRaw(key.getKey()) ? value : redact(key, value, found));
			}
		});
		return safe.build();
	}

	private @Nullable Object redact(AttributeKey<?> key, Object value, RedactionCounts found) {
		try {
			if (key.getType() == AttributeType.VALUE) {
				// A tree of values; its text is what a person would read.
				return this.fields.redact(key.getKey(), value.toString(), found);
			}
			boolean plain = !(value instanceof List<?>) || key.getType() == AttributeType.STRING_ARRAY;
			return plain ? this.fields.redact(key.getKey(), value, found)
					: redactEach(key.getKey(), (List<?>) value, found);
		}
		catch (Throwable ex) {
			this.counts.failed(Part.REDACTOR, ex);
			return FAILED;
		}
	}

	private @Nullable Object redactEach(String name, List<?> numbers, RedactionCounts found) {
		List<Object> safe = new ArrayList<>(numbers.size());
		for (Object number : numbers) {
			Object redacted = this.fields.redact(name, number, found);
			if (redacted == null) {
				return null;
			}
			safe.add(redacted);
		}
		return safe;
	}

	@SuppressWarnings("unchecked")
	private static void put(AttributesBuilder attributes, AttributeKey<?> key, @Nullable Object value) {
		if (value == null) {
			return;
		}
		if (value instanceof List<?> list) {
			boolean same = list.stream().noneMatch(String.class::isInstance);
			attributes.put((AttributeKey<Object>) (same ? key : AttributeKey.stringArrayKey(key.getKey())), list);
		}
		else if (value instanceof String text) {
			attributes.put(key.getKey(), text);
		}
		else {
			attributes.put((AttributeKey<Object>) key, value);
		}
	}

}
