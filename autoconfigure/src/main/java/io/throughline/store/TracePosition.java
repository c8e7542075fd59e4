package io.throughline.store;

import java.time.Instant;
import java.util.Comparator;

/**
 * The place of a trace among all: newest first. A page continues after one, whatever was
 * written meanwhile.
 *
 * @param start when the trace began
 * @param traceId the trace id
 */
public record TracePosition(Instant start, String traceId) implements Comparable<TracePosition> {

	/**
	 * Before all traces.
	 */
	public static final TracePosition FIRST = new TracePosition(Instant.MAX, "~");

	/**
	 * After all traces.
	 */
	public static final TracePosition LAST = new TracePosition(Instant.MIN, "");

	private static final Comparator<TracePosition> NEWEST_FIRST = Comparator.comparing(TracePosition::start)
		.thenComparing(TracePosition::traceId)
		.reversed();

	@Override
	public int compareTo(TracePosition other) {
		return NEWEST_FIRST.compare(this, other);
	}

}
