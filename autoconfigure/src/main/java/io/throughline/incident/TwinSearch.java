package io.throughline.incident;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.throughline.store.Facet;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceSummary;

/**
 * Finds the trace that succeeded where another one failed: the latest that is the same in
 * all else, or in as much as there is.
 */
final class TwinSearch {

	private static final Duration NEAR = Duration.ofHours(24);

	private static final int PAGE = 200;

	private static final String TIME = "time";

	private static final Map<String, Facet> DIMENSIONS = Map.of("route", Facet.ROUTE, "prompt version",
			Facet.PROMPT_VERSION, "model", Facet.MODEL, "tenant", Facet.TENANT);

	private static final List<String> ORDER = List.of("route", "prompt version", "model", "tenant");

	// One at a time, then more; another route would be another story.
	private static final List<List<String>> RELAXED = List.of(List.of(), List.of("tenant"), List.of("model"),
			List.of("prompt version"), List.of("tenant", "model"), List.of("tenant", "prompt version"),
			List.of("tenant", "model", "prompt version"), List.of(TIME, "tenant", "model", "prompt version"));

	private final TraceSearch search;

	TwinSearch(TraceSearch search) {
		this.search = search;
	}

	Optional<Twin> find(TraceSummary trace, Predicate<TraceSummary> allowed) {
		return RELAXED.stream().flatMap((relaxed) -> find(trace, allowed, relaxed).stream()).findFirst();
	}

	private Optional<Twin> find(TraceSummary trace, Predicate<TraceSummary> allowed, List<String> relaxed) {
		List<String> same = ORDER.stream().filter((name) -> !relaxed.contains(name)).toList();
		Predicate<TraceSummary> wanted = allowed.and((other) -> !other.traceId().equals(trace.traceId()))
			.and((other) -> same.stream().allMatch((name) -> has(other, trace, name)));
		return this.search.first(query(trace, same, relaxed), wanted).map((found) -> new Twin(found, same, relaxed));
	}

	// What failed early knows fewer versions and models than what went through.
	private static boolean has(TraceSummary other, TraceSummary trace, String dimension) {
		return values(other, dimension).containsAll(values(trace, dimension));
	}

	private static TraceQuery query(TraceSummary trace, List<String> same, List<String> relaxed) {
		Map<Facet, Set<String>> where = new EnumMap<>(Facet.class);
		where.put(Facet.OUTCOME, Set.of("succeeded"));
		same.stream()
			.filter((name) -> !values(trace, name).isEmpty())
			.forEach((name) -> where.put(DIMENSIONS.getOrDefault(name, Facet.ROUTE), values(trace, name)));
		TraceQuery query = new TraceQuery(where, null, null, null, PAGE);
		return relaxed.contains(TIME) ? query : query.between(trace.start().minus(NEAR), trace.start().plus(NEAR));
	}

	private static Set<String> values(TraceSummary trace, String dimension) {
		return DIMENSIONS.getOrDefault(dimension, Facet.ROUTE).of(trace);
	}

	/**
	 * A trace to compare with.
	 *
	 * @param trace the trace
	 * @param same in what it is the same
	 * @param relaxed in what it need not be
	 */
	record Twin(TraceSummary trace, List<String> same, List<String> relaxed) {

	}

}
