package io.throughline.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON document, as far as it was kept. What is not there reads as missing,
 * at any depth.
 */
final class Json {

	private static final Json MISSING = new Json(Map.of(), List.of(), null);

	private final Map<String, Json> members;

	private final List<Json> items;

	private final @Nullable Object scalar;

	private int size;

	private Json(Map<String, Json> members, List<Json> items, @Nullable Object scalar) {
		this.members = members;
		this.items = items;
		this.scalar = scalar;
	}

	static Json object() {
		return new Json(new LinkedHashMap<>(), List.of(), null);
	}

	static Json array() {
		return new Json(Map.of(), new ArrayList<>(), null);
	}

	static Json of(Object scalar) {
		return new Json(Map.of(), List.of(), scalar);
	}

	/**
	 * Add a member, or an item where this is an array.
	 */
	void add(String name, Json value) {
		if (isArray()) {
			this.items.add(value);
		}
		else {
			this.members.put(name, value);
		}
	}

	void count() {
		this.size++;
	}

	/**
	 * Return a member, or the member of a member where names are joined by slashes.
	 */
	Json at(String pointer) {
		int slash = pointer.indexOf('/');
		Json member = this.members.get((slash < 0) ? pointer : pointer.substring(0, slash));
		if (member == null) {
			return MISSING;
		}
		return (slash < 0) ? member : member.at(pointer.substring(slash + 1));
	}

	Map<String, Json> members() {
		return this.members;
	}

	List<Json> items() {
		return this.items;
	}

	/**
	 * Return the number of items, those not kept included.
	 */
	int size() {
		return this.size;
	}

	boolean isObject() {
		return this.members instanceof LinkedHashMap;
	}

	boolean isArray() {
		return this.items instanceof ArrayList;
	}

	boolean isPresent() {
		return this.scalar != null || isObject() || isArray();
	}

	@Nullable Object scalar() {
		return this.scalar;
	}

	@Nullable String text() {
		return (this.scalar instanceof String text) ? text : null;
	}

	String text(String otherwise) {
		return Objects.requireNonNullElse(text(), otherwise);
	}

	@Nullable Long number() {
		return (this.scalar instanceof Long number) ? number : null;
	}

	/**
	 * Return a count.
	 * @return the number, or {@code null} where it is none or negative
	 */
	@Nullable Long count(String pointer) {
		Long number = at(pointer).number();
		return (number != null && number >= 0) ? number : null;
	}

	int index() {
		Long index = at("index").number();
		return (index != null && index >= 0 && index < Integer.MAX_VALUE) ? index.intValue() : 0;
	}

	@Nullable Double decimal() {
		return (this.scalar instanceof Number number) ? number.doubleValue() : null;
	}

	boolean is(Object value) {
		return value.equals(this.scalar);
	}

}
