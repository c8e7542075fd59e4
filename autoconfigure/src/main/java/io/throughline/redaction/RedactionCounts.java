package io.throughline.redaction;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many values of which type were replaced, never the values. For one thread at a
 * time.
 */
public final class RedactionCounts {

	private final Map<String, Long> byType = new TreeMap<>();

	void add(String type) {
		this.byType.merge(type, 1L, Long::sum);
	}

	void addAll(RedactionCounts other) {
		other.byType.forEach((type, count) -> this.byType.merge(type, count, Long::sum));
	}

	/**
	 * Return the counts.
	 * @return a view of the counts, sorted by type
	 */
	public Map<String, Long> byType() {
		return Collections.unmodifiableMap(this.byType);
	}

	/**
	 * Return whether nothing was replaced.
	 * @return whether it was
	 */
	public boolean isEmpty() {
		return this.byType.isEmpty();
	}

}
