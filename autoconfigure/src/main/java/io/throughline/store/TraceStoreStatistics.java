package io.throughline.store;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How much a store keeps, and what it did not keep.
 *
 * @param bytes how much it takes
 * @param traces how many traces
 * @param failures how many of them did not succeed and are not pinned
 * @param pinned how many of them are pinned
 * @param oldest when the oldest began, {@code null} if there is none
 * @param lost what is no longer there or never was, since the start of the process
 */
public record TraceStoreStatistics(long bytes, long traces, long failures, long pinned, @Nullable Instant oldest,
		Map<Loss, Long> lost) {

	/**
	 * Create statistics.
	 */
	public TraceStoreStatistics {
		Map<Loss, Long> copy = new EnumMap<>(Loss.class);
		copy.putAll(lost);
		lost = Collections.unmodifiableMap(copy);
	}

	/**
	 * Return how many traces were lost in a way.
	 * @param loss the way
	 * @return how many
	 */
	public long lost(Loss loss) {
		return this.lost.getOrDefault(loss, 0L);
	}

	/**
	 * Why something is no longer there.
	 */
	public enum Loss {

		/**
		 * A trace that succeeded made room.
		 */
		SUCCESS_EVICTED,

		/**
		 * A trace that failed made room.
		 */
		FAILURE_EVICTED,

		/**
		 * A pinned trace made room.
		 */
		PINNED_EVICTED,

		/**
		 * A trace was kept for its time.
		 */
		EXPIRED,

		/**
		 * The content of a trace was kept for its time.
		 */
		CONTENT_EXPIRED,

		/**
		 * A trace was erased on demand.
		 */
		ERASED,

		/**
		 * A span was no longer running, and its trace was not kept.
		 */
		NOT_KEPT,

		/**
		 * A span came when its trace was as large as one may be.
		 */
		TOO_LARGE,

		/**
		 * Spans came when too much waited to be written.
		 */
		BUSY,

		/**
		 * Spans could not be written.
		 */
		FAILED

	}

}
