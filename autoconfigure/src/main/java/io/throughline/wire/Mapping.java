package io.throughline.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which value of a document goes into which field.
 */
final class Mapping {

	private final Map<Field, String[]> pointers = new LinkedHashMap<>();

	/**
	 * Map a field.
	 * @param field the field
	 * @param pointers where its value may be; the first that fits the field's type wins
	 * @return this
	 */
	Mapping to(Field field, String... pointers) {
		this.pointers.put(field, pointers);
		return this;
	}

	/**
	 * Return the shape that keeps all that is mapped.
	 * @param more what is kept besides
	 */
	Shape shape(String... more) {
		List<String> all = new ArrayList<>();
		this.pointers.forEach((field, names) -> Stream.of(names)
			.forEach((name) -> all.add((field.type() == Field.Type.STRINGS) ? name + "/*" : name)));
		return Shape.of(all, more);
	}

	void read(Json document, Findings findings) {
		this.pointers.forEach((field, names) -> {
			Object value = null;
			for (int i = 0; i < names.length && value == null; i++) {
				value = value(document.at(names[i]), field.type());
			}
			findings.put(field, value);
		});
	}

	private @Nullable Object value(Json value, Field.Type type) {
		return switch (type) {
			case STRING -> value.text();
			case LONG -> value.number();
			case DOUBLE -> value.decimal();
			case BOOLEAN -> (value.is(true)) ? true : null;
			case STRINGS -> texts(value);
		};
	}

	private @Nullable List<String> texts(Json value) {
		List<Json> items = (value.text() != null) ? List.of(value) : value.items();
		List<String> texts = items.stream().map(Json::text).filter(Objects::nonNull).toList();
		return (texts.isEmpty()) ? null : texts;
	}

}
