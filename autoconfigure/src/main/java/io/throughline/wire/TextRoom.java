package io.throughline.wire;

/**
 * Room that several texts share.
 */
final class TextRoom {

	private final int most;

	private int used;

	TextRoom(int most) {
		this.most = most;
	}

	int used() {
		return this.used;
	}

	/**
	 * Append a text as far as there is room.
	 */
	void append(StringBuilder target, String text) {
		int length = Math.min(text.length(), this.most - this.used);
		target.append(text, 0, length);
		this.used += length;
	}

	/**
	 * Return a text as far as there is room.
	 */
	String keep(String text) {
		StringBuilder kept = new StringBuilder();
		append(kept, text);
		return kept.toString();
	}

}
