package io.throughline.wire;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The part of a JSON document that is kept while the document is read. Bounded: long
 * texts are cut first, then whole branches are left out, the members that a shape names
 * last.
 */
final class KeptTree {

	private static final int SHORT = 256;

	private static final int MOST_ITEMS = 256;

	private static final int MOST_NODES = 4096;

	private static final int MOST_LONG = 64 * 1024;

	private static final int MOST_CHARS = 4 * MOST_LONG;

	private final Shape shape;

	private final Shape documents;

	private final Deque<Level> levels = new ArrayDeque<>();

	private String name = "";

	private int skipped;

	private int nodes;

	private int chars;

	KeptTree(Shape shape) {
		this.shape = shape;
		this.documents = shape.inArray();
	}

	/**
	 * Return whether a document has begun and not ended.
	 */
	boolean isOpen() {
		return this.skipped > 0 || !this.levels.isEmpty();
	}

	/**
	 * Return whether what is read now is kept.
	 */
	boolean isKeeping() {
		return this.skipped == 0;
	}

	void name(String name) {
		this.name = name;
	}

	void open(Json value) {
		Shape inner = (this.levels.isEmpty() && value.isArray()) ? this.documents : next();
		if (inner == null) {
			this.skipped++;
			return;
		}
		attach(value);
		this.levels.addLast(new Level(value, inner));
	}

	/**
	 * Return whether the scalar that comes now is kept.
	 */
	boolean wants() {
		return !this.levels.isEmpty() && next() != null;
	}

	void text(String text) {
		int room = ((text.length() <= SHORT) ? MOST_CHARS : MOST_LONG) - this.chars;
		if (room > 0) {
			String kept = text.substring(0, Math.min(room, text.length()));
			this.chars += kept.length();
			attach(Json.of(kept));
		}
	}

	void scalar(Object value) {
		attach(Json.of(value));
	}

	/**
	 * End an object or array.
	 * @return the document, if it was the document that ended
	 */
	@Nullable Json close() {
		if (this.skipped > 0) {
			this.skipped--;
			return null;
		}
		Level level = this.levels.removeLast();
		return (level.shape == this.shape) ? ended(level.value) : null;
	}

	/**
	 * Return what there is of a document that does not go on.
	 */
	@Nullable Json cut() {
		Json document = this.levels.stream()
			.filter((level) -> level.shape == this.shape)
			.map(Level::value)
			.findFirst()
			.orElse(null);
		this.levels.clear();
		this.skipped = 0;
		return (document != null) ? ended(document) : null;
	}

	int size() {
		return this.chars + this.nodes;
	}

	private @Nullable Json ended(Json document) {
		this.nodes = 0;
		this.chars = 0;
		return (document.isObject()) ? document : null;
	}

	/**
	 * Count the value that comes now.
	 * @return its shape, or {@code null} if it is not kept
	 */
	private @Nullable Shape next() {
		if (!isKeeping()) {
			return null;
		}
		Level outer = this.levels.peekLast();
		if (outer == null) {
			return this.shape;
		}
		outer.value.count();
		Shape inner = (outer.value.isArray()) ? outer.shape.item() : outer.shape.member(this.name);
		return (inner != null && hasRoom(outer.value, inner)) ? inner : null;
	}

	private boolean hasRoom(Json outer, Shape inner) {
		boolean hasNode = !inner.isWhole() || this.nodes < MOST_NODES;
		return hasNode && this.name.length() <= SHORT && outer.items().size() < MOST_ITEMS;
	}

	private void attach(Json value) {
		Level outer = this.levels.peekLast();
		// Documents in an array are handed over one by one.
		if (outer != null && outer.shape != this.documents) {
			outer.value.add(this.name, value);
			this.nodes++;
			this.chars += (outer.value.isArray()) ? 0 : this.name.length();
		}
	}

	private record Level(Json value, Shape shape) {

	}

}
