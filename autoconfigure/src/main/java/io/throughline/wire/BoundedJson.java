package io.throughline.wire;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes an array of JSON values of at most 64 KiB. Where the room ends, texts are cut
 * and what follows is left out; what is written stays valid JSON.
 */
final class BoundedJson {

	private static final int MOST = 64 * 1024;

	// What it takes to close all that can be open.
	private static final int RESERVE = 2 * 1024;

	private final StringBuilder json = new StringBuilder("[");

	private int bytes = RESERVE;

	private boolean first = true;

	BoundedJson add(Object value) {
		if (hasRoom()) {
			separate();
			write(value, 0);
			this.first = false;
		}
		return this;
	}

	int size() {
		return this.json.length();
	}

	/**
	 * Return the array.
	 * @return the array, or {@code null} where it is empty
	 */
	@Nullable String json() {
		return (this.json.length() > 1) ? this.json + "]" : null;
	}

	private boolean hasRoom() {
		return this.bytes < MOST;
	}

	private void separate() {
		if (!this.first) {
			raw(",");
		}
	}

	private void write(@Nullable Object value, int depth) {
		if (value instanceof Json node) {
			node(node, depth);
		}
		else if (value instanceof Map<?, ?> members && depth < 500) {
			members(members, depth);
		}
		else if (value instanceof List<?> items && depth < 500) {
			items(items, depth);
		}
		else if (value instanceof String text) {
			text(text);
		}
		else {
			raw((isPlain(value)) ? String.valueOf(value) : "null");
		}
	}

	private void node(Json node, int depth) {
		write((node.isObject()) ? node.members() : (node.isArray()) ? node.items() : node.scalar(), depth);
	}

	private boolean isPlain(@Nullable Object value) {
		return value instanceof Boolean || value instanceof Long
				|| (value instanceof Double number && !number.isNaN() && !number.isInfinite());
	}

	private void members(Map<?, ?> members, int depth) {
		raw("{");
		this.first = true;
		members.forEach((name, value) -> {
			if (hasRoom()) {
				separate();
				text(String.valueOf(name));
				raw(":");
				write(value, depth + 1);
				this.first = false;
			}
		});
		raw("}");
	}

	private void items(List<?> items, int depth) {
		raw("[");
		this.first = true;
		items.forEach((value) -> {
			if (hasRoom()) {
				separate();
				write(value, depth + 1);
				this.first = false;
			}
		});
		raw("]");
	}

	private void raw(String text) {
		this.json.append(text);
		this.bytes += text.length();
	}

	private void text(String text) {
		raw("\"");
		for (int i = 0; i < text.length() && hasRoom(); i++) {
			character(text.charAt(i));
		}
		raw("\"");
	}

	private void character(char next) {
		if (next == '"' || next == '\\') {
			raw("\\");
		}
		if (next < ' ' || Character.isSurrogate(next)) {
			raw("\\u" + HexFormat.of().toHexDigits(next));
			return;
		}
		this.json.append(next);
		this.bytes += (next < 0x80) ? 1 : (next < 0x800) ? 2 : 3;
	}

}
