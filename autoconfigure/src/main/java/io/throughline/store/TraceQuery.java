package io.throughline.store;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which traces are looked for. All conditions must hold; of the values of one facet any
 * may.
 *
 * @param where values by facet; no values at all match nothing
 * @param from the earliest start, {@code null} for any
 * @param until the start before which a trace began, {@code null} for any
 * @param after the position after which to continue, {@code null} to begin
 * @param limit how many at most, 1 to 1000
 */
public record TraceQuery(Map<Facet, Set<String>> where, @Nullable Instant from, @Nullable Instant until,
		@Nullable TracePosition after, int limit) {

	/**
	 * Create a query.
	 */
	public TraceQuery {
		if (limit < 1 || limit > 1000) {
			throw new IllegalArgumentException("The limit must be from 1 to 1000 but is " + limit);
		}
		Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
		where.forEach((facet, values) -> copy.put(facet,
				values.stream().map(StoredText::key).collect(Collectors.toUnmodifiableSet())));
		where = Collections.unmodifiableMap(copy);
	}

	/**
	 * Look for the newest traces.
	 * @param limit how many at most
	 * @return the query
	 */
	public static TraceQuery newest(int limit) {
		return new TraceQuery(Map.of(), null, null, null, limit);
	}

	/**
	 * Look only for those that have one of some values.
	 * @param facet what of
	 * @param values the values
	 * @return the query
	 */
	public TraceQuery where(Facet facet, String... values) {
		return where(facet, Set.of(values));
	}

	/**
	 * Look only for those that have one of some values.
	 * @param facet what of
	 * @param values the values
	 * @return the query
	 */
	public TraceQuery where(Facet facet, Set<String> values) {
		Map<Facet, Set<String>> more = new EnumMap<>(Facet.class);
		more.putAll(this.where);
		more.put(facet, values);
		return new TraceQuery(more, this.from, this.until, this.after, this.limit);
	}

	/**
	 * Look only for those that began in a span of time.
	 * @param earliest the earliest start, {@code null} for any
	 * @param end the start before which they began, {@code null} for any
	 * @return the query
	 */
	public TraceQuery between(@Nullable Instant earliest, @Nullable Instant end) {
		return new TraceQuery(this.where, earliest, end, this.after, this.limit);
	}

	/**
	 * Continue after a page.
	 * @param position where the page ended
	 * @return the query
	 */
	public TraceQuery after(@Nullable TracePosition position) {
		return new TraceQuery(this.where, this.from, this.until, position, this.limit);
	}

	/**
	 * Return the position before which no trace is looked for.
	 * @return the position
	 */
	public TracePosition first() {
		TracePosition end = (this.until != null) ? new TracePosition(this.until, "") : TracePosition.FIRST;
		return (this.after != null && this.after.compareTo(end) > 0) ? this.after : end;
	}

	/**
	 * Check that a facet says to whom traces belong.
	 * @param facet the facet
	 * @return the facet
	 */
	public static Facet owner(Facet facet) {
		if (facet != Facet.TENANT && facet != Facet.USER && facet != Facet.SESSION) {
			throw new IllegalArgumentException("Traces are erased by tenant, user or session, not by " + facet);
		}
		return facet;
	}

	/**
	 * Return whether a trace is looked for.
	 * @param trace the trace
	 * @return whether it is
	 */
	public boolean matches(TraceSummary trace) {
		return (this.from == null || !trace.start().isBefore(this.from))
				&& (this.until == null || trace.start().isBefore(this.until))
				&& (this.after == null || this.after.compareTo(trace.position()) < 0)
				&& this.where.entrySet()
					.stream()
					.allMatch((facet) -> !Collections.disjoint(facet.getKey().of(trace), facet.getValue()));
	}

}
