package io.throughline.incident;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.throughline.store.Trace;
import io.throughline.store.TracePage;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * The traces that somebody may look up. All others are as if they were not there.
 */
public final class AllowedTraces {

	private static final int PAGE = 1_000;

	private final TraceStore store;

	private final Predicate<TraceSummary> allowed;

	/**
	 * Create it.
	 * @param store where all traces are
	 * @param allowed whether a trace may be looked up
	 */
	public AllowedTraces(TraceStore store, Predicate<TraceSummary> allowed) {
		this.store = store;
		this.allowed = allowed;
	}

	/**
	 * Return the newest traces that a query finds, page by page as they are taken.
	 * @param query the query, whatever its limit
	 * @param most how many are looked at, allowed or not
	 * @return those that are allowed
	 */
	public Stream<TraceSummary> newest(TraceQuery query, int most) {
		TraceQuery paged = new TraceQuery(query.where(), query.from(), query.until(), query.after(), PAGE);
		return Stream.iterate(this.store.search(paged), Objects::nonNull, (page) -> after(page, paged))
			.flatMap((page) -> page.traces().stream())
			.limit(most)
			.filter(this.allowed);
	}

	private @Nullable TracePage after(TracePage page, TraceQuery query) {
		return (page.next() != null) ? this.store.search(query.after(page.next())) : null;
	}

	/**
	 * Find a trace with its spans.
	 * @param traceId the trace id
	 * @return the trace, or empty if it is not here
	 */
	public Optional<Trace> find(String traceId) {
		return this.store.find(traceId).filter((trace) -> this.allowed.test(trace.summary()));
	}

}
