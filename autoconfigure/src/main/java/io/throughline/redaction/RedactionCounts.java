package io.throughline.redaction;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How many values of which type were replaced, never the values, and why some could not
 * be redacted. For one thread at a time.
 */
public final class RedactionCounts {

	private final Map<String, Long> byType = new TreeMap<>();

	private @Nullable Throwable failure;

	void add(String type) {
		this.byType.merge(type, 1L, Long::sum);
	}

	void failed(Throwable cause) {
		add(Label.FAILED);
		this.failure = cause;
	}

	void addAll(RedactionCounts other) {
		other.byType.forEach((type, count) -> this.byType.merge(type, count, Long::sum));
		this.failure = (other.failure != null) ? other.failure : this.failure;
	}

	/**
	 * Return the counts.
	 * @return a view of the counts, sorted by type
	 */
	public Map<String, Long> byType() {
		return Collections.unmodifiableMap(this.byType);
	}

	/**
	 * Return why the last value that could not be redacted could not.
	 * @return what was thrown, whose message may quote the value, or {@code null} if all
	 * could
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

}
