package io.throughline.logging;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many lines stand on each span, and how much they say. It knows the spans that
 * logged last; one that logs again after a thousand others begins anew.
 */
final class LogBudget {

	static final int MOST_LINES = 50;

	static final int MOST_BYTES = 16 * 1024;

	private static final int MOST_SPANS = 1_000;

	private final Map<String, Used> spans = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
			return size() > MOST_SPANS;
		}

	};

	/**
	 * Take a line, if there is room for it.
	 * @param spanId the span
	 * @param bytes what the line takes
	 * @return whether there was
	 */
	synchronized boolean take(String spanId, int bytes) {
		Used used = this.spans.getOrDefault(spanId, new Used(0, 0));
		if (used.lines() == MOST_LINES || used.bytes() + bytes > MOST_BYTES) {
			return false;
		}
		this.spans.put(spanId, new Used(used.lines() + 1, used.bytes() + bytes));
		return true;
	}

	/**
	 * What stands on a span.
	 *
	 * @param lines how many lines
	 * @param bytes what they take
	 */
	private record Used(int lines, int bytes) {

	}

}
