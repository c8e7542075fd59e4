package io.throughline.incident;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;

/**
 * An object of a JSON text that somebody sent, of whatever shape it may be.
 */
final class OtlpNode {

	private final Map<?, ?> members;

	private OtlpNode(Map<?, ?> members) {
		this.members = members;
	}

	static OtlpNode parse(String json) {
		try {
			return new OtlpNode(JsonParserFactory.getJsonParser().parseMap(json));
		}
		catch (JsonParseException ex) {
			throw new OtlpException("import.json");
		}
	}

	/**
	 * Return the objects of a list, none if there is no list.
	 */
	List<OtlpNode> list(String name) {
		Object value = this.members.get(name);
		if (value == null) {
			return List.of();
		}
		if (!(value instanceof List<?> list)) {
			throw bad(name);
		}
		return list.stream().map((element) -> node(name, element)).toList();
	}

	/**
	 * Return an object, an empty one if there is none.
	 */
	OtlpNode object(String name) {
		return node(name, Objects.requireNonNullElse(this.members.get(name), Map.of()));
	}

	private OtlpNode node(String name, @Nullable Object value) {
		if (!(value instanceof Map<?, ?> object)) {
			throw bad(name);
		}
		return new OtlpNode(object);
	}

	/**
	 * Return a value as text, an empty one if there is none.
	 */
	String text(String name) {
		return Objects.toString(this.members.get(name), "");
	}

	/**
	 * Return an id of hexadecimal digits.
	 */
	String id(String name, int length) {
		String id = text(name).toLowerCase(Locale.ROOT);
		if (id.length() != length || !id.matches("[0-9a-f]+") || id.matches("0+")) {
			throw bad(name);
		}
		return id;
	}

	/**
	 * Return a whole number, be it written as text or as a number.
	 */
	long number(String name, long absent) {
		String text = text(name);
		try {
			return text.isEmpty() ? absent : Long.parseLong(text);
		}
		catch (NumberFormatException ex) {
			throw bad(name);
		}
	}

	double fraction(String name) {
		try {
			return Double.parseDouble(text(name));
		}
		catch (NumberFormatException ex) {
			throw bad(name);
		}
	}

	/**
	 * Return the name of the first member, an empty one if there is none.
	 */
	String firstName() {
		return this.members.keySet().stream().findFirst().map(Object::toString).orElse("");
	}

	OtlpException bad(String name) {
		return new OtlpException("import.field", name, Words.shortened(text(name)));
	}

	@Override
	public String toString() {
		return this.members.toString();
	}

}
