package io.throughline.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which parts of a JSON document are kept. A pointer names members, {@code *} stands for
 * each item of an array and {@code **} for all that lies below.
 */
final class Shape {

	private final Map<String, Shape> members = new HashMap<>();

	private boolean whole;

	private Shape() {
	}

	static Shape of(List<String> pointers, String... more) {
		Shape shape = new Shape();
		Stream.concat(pointers.stream(), Stream.of(more)).forEach(shape::keep);
		return shape;
	}

	/**
	 * Return the shape of an array whose items have this shape.
	 */
	Shape inArray() {
		Shape array = new Shape();
		array.members.put("*", this);
		return array;
	}

	private void keep(String pointer) {
		Shape shape = this;
		for (String name : pointer.split("/")) {
			if (name.equals("**")) {
				shape.whole = true;
				return;
			}
			shape = shape.members.computeIfAbsent(name, (key) -> new Shape());
		}
	}

	@Nullable Shape member(String name) {
		return (this.whole) ? this : this.members.get(name);
	}

	@Nullable Shape item() {
		return member("*");
	}

	/**
	 * Return whether the document alone decides how much there is.
	 */
	boolean isWhole() {
		return this.whole;
	}

}
