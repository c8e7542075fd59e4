package io.throughline.incident;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.throughline.incident.Incident.Turn;
import io.throughline.reference.Reference;
import io.throughline.store.Facet;
import io.throughline.store.Trace;
import io.throughline.store.TracePage;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Finds traces by what a person pasted, among those that he may look up.
 */
final class LookUp {

	private static final int MOST_TURNS = 500;

	private final TraceStore store;

	private final Predicate<TraceSummary> allowed;

	private final InstantSource clock;

	private final IncidentReader reader;

	LookUp(TraceStore store, Predicate<TraceSummary> allowed, InstantSource clock, IncidentReader reader) {
		this.store = store;
		this.allowed = allowed;
		this.clock = clock;
		this.reader = reader;
	}

	/**
	 * Find traces: by reference, else by trace id, else by another id.
	 */
	List<TraceSummary> find(PastedText text) {
		List<TraceSummary> found = distinct(
				text.references().stream().map(this.store::findByReference).flatMap(Collection::stream));
		if (found.isEmpty()) {
			found = distinct(text.traceIds().stream().map(this::byTraceId).flatMap(Optional::stream));
		}
		return found.isEmpty() ? distinct(text.ids().stream().map(this.store::findById).flatMap(Collection::stream))
				: found;
	}

	/**
	 * Return the traces that a mistyped reference may mean.
	 */
	List<TraceSummary> suggest(Set<String> mistyped) {
		return distinct(mistyped.stream()
			.limit(3)
			.flatMap((letters) -> PastedText.near(letters).stream())
			.map((Reference near) -> this.store.findByReference(near))
			.flatMap(Collection::stream));
	}

	/**
	 * Return a trace that was found, if it is still there.
	 */
	Optional<Trace> trace(TraceSummary found) {
		return this.store.find(found.traceId()).filter((trace) -> this.allowed.test(trace.summary()));
	}

	/**
	 * Read an incident that was found, if it is still there.
	 */
	Optional<Incident> read(TraceSummary found) {
		return trace(found).map(this::read);
	}

	/**
	 * Read an incident.
	 */
	Incident read(Trace trace) {
		return this.reader.open(trace, turn(trace.summary()), this.clock.instant());
	}

	private @Nullable Turn turn(TraceSummary trace) {
		String session = trace.caller().session();
		if (session == null) {
			return null;
		}
		TraceQuery query = TraceQuery.newest(MOST_TURNS).where(Facet.SESSION, session);
		String tenant = trace.caller().tenant();
		TracePage page = this.store.search((tenant != null) ? query.where(Facet.TENANT, tenant) : query);
		List<String> turns = page.traces().stream().filter(this.allowed).map(TraceSummary::traceId).toList();
		int at = turns.indexOf(trace.traceId());
		return (page.next() == null && at >= 0) ? new Turn(turns.size() - at, turns.size()) : null;
	}

	private Optional<TraceSummary> byTraceId(String traceId) {
		return this.store.find(traceId).map((trace) -> trace.summary());
	}

	private List<TraceSummary> distinct(Stream<TraceSummary> found) {
		Map<String, TraceSummary> distinct = new LinkedHashMap<>();
		found.filter(this.allowed).forEach((trace) -> distinct.putIfAbsent(trace.traceId(), trace));
		return List.copyOf(distinct.values());
	}

}
