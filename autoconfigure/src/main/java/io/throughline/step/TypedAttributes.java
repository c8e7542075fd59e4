package io.throughline.step;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

import io.micrometer.tracing.Span;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Where attributes are written with their type: the common part of spans, of spans that
 * are not started yet, and of events.
 *
 * @param text takes texts
 * @param whole takes whole numbers
 * @param fraction takes numbers with a fraction
 * @param yes takes yes or no
 * @param texts takes lists of texts
 */
record TypedAttributes(BiConsumer<String, String> text, ObjLongConsumer<String> whole,
		ObjDoubleConsumer<String> fraction, BiConsumer<String, Boolean> yes, BiConsumer<String, List<String>> texts) {

	static TypedAttributes of(Span.Builder span) {
		return new TypedAttributes(span::tag, span::tag, span::tag, span::tag, span::tagOfStrings);
	}

	static TypedAttributes of(Span span) {
		return new TypedAttributes(span::tag, span::tag, span::tag, span::tag, span::tagOfStrings);
	}

	static TypedAttributes of(LogRecordBuilder event) {
		return new TypedAttributes(event::setAttribute, event::setAttribute, event::setAttribute, event::setAttribute,
				(attribute, list) -> event.setAttribute(AttributeKey.stringArrayKey(attribute), list));
	}

	/**
	 * Write a value under the attribute of its field, if there are both.
	 */
	void put(Field field, @Nullable Object value) {
		String attribute = field.attribute();
		if (attribute != null && value != null) {
			put(attribute, value);
		}
	}

	private void put(String attribute, Object value) {
		if (value instanceof Long number) {
			this.whole.accept(attribute, number);
		}
		else if (value instanceof Double number) {
			this.fraction.accept(attribute, number);
		}
		else if (value instanceof Boolean answer) {
			this.yes.accept(attribute, answer);
		}
		else if (value instanceof List<?> list) {
			this.texts.accept(attribute, list.stream().map(String::valueOf).toList());
		}
		else {
			this.text.accept(attribute, value.toString());
		}
	}

}
