package io.throughline.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.throughline.store.TracePage;
import io.throughline.store.TracePosition;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Searches the store for traces that may be looked up, page by page.
 */
final class TraceSearch {

	// Who may look up next to nothing gets short pages instead of slow ones.
	private static final int MOST_ROUNDS = 10;

	private static final int PAGE = 1000;

	private static final int MOST_COUNTED = 5_000;

	private final TraceStore store;

	TraceSearch(TraceStore store) {
		this.store = store;
	}

	IncidentList list(IncidentFilter filter) {
		int limit = filter.query().limit();
		TraceQuery query = new TraceQuery(filter.query().where(), filter.query().from(), filter.query().until(),
				filter.query().after(), limit + 1);
		List<TraceSummary> found = new ArrayList<>();
		TracePosition next = query.after();
		for (int round = 0; round < MOST_ROUNDS && found.size() <= limit; round++) {
			TracePage page = this.store.search(query.after(next));
			page.traces().stream().filter(filter.allowed()).forEach(found::add);
			next = page.next();
			if (next == null) {
				break;
			}
		}
		List<TraceSummary> shown = found.subList(0, Math.min(limit, found.size()));
		return new IncidentList(shown.stream().map(IncidentLine::of).toList(), next(found, limit, next));
	}

	/**
	 * Count the newest traces by facet.
	 */
	IncidentFacets facets(IncidentFilter filter) {
		TraceQuery query = filter.query();
		FacetCounts counts = new FacetCounts();
		each(new TraceQuery(query.where(), query.from(), query.until(), null, PAGE), MOST_COUNTED / PAGE, (trace) -> {
			if (filter.allowed().test(trace)) {
				counts.add(trace);
			}
			return false;
		});
		return counts.facets();
	}

	/**
	 * Return the newest trace that is wanted.
	 */
	Optional<TraceSummary> first(TraceQuery query, Predicate<TraceSummary> wanted) {
		List<TraceSummary> found = new ArrayList<>();
		each(query, MOST_ROUNDS, (trace) -> wanted.test(trace) && found.add(trace));
		return found.stream().findFirst();
	}

	private void each(TraceQuery query, int rounds, Predicate<TraceSummary> isLast) {
		TracePosition next = null;
		for (int round = 0; round < rounds; round++) {
			TracePage page = this.store.search(query.after(next));
			if (page.traces().stream().anyMatch(isLast) || page.next() == null) {
				return;
			}
			next = page.next();
		}
	}

	// The id of a trace that may not be looked up must not stand in a cursor.
	private static @Nullable String next(List<TraceSummary> found, int limit, @Nullable TracePosition searched) {
		if (found.size() > limit) {
			return Cursor.write(found.get(limit - 1).position());
		}
		return (searched != null) ? Cursor.write(new TracePosition(searched.start(), "")) : null;
	}

}
