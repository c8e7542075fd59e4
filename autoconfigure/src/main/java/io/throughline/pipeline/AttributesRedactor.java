package io.throughline.pipeline;

import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts and attributes safe.
 */
final class AttributesRedactor {

	private final FieldRedactor fields;

	AttributesRedactor(FieldRedactor fields) {
		this.fields = fields;
	}

	String redact(@Nullable String text, RedactionCounts found) {
		return (text == null || text.isEmpty()) ? "" : this.fields.redact(text, found);
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
		if (key.getType() == AttributeType.VALUE) {
			// A tree of values; its text is what a person would read.
			return this.fields.redact(key.getKey(), value.toString(), found);
		}
		boolean plain = !(value instanceof List<?>) || key.getType() == AttributeType.STRING_ARRAY;
		return plain ? this.fields.redact(key.getKey(), value, found)
				: redactEach(key.getKey(), (List<?>) value, found);
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
