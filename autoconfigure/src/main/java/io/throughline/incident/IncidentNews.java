package io.throughline.incident;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceStore;

/**
 * Says which stored traces are news: requests that failed or were degraded, each once and
 * once more where it became worse. It remembers the newest of them; one trace at a time.
 */
final class IncidentNews {

	// Two ids and an entry of the map each: less than 1 MB.
	private static final int MOST_REMEMBERED = 4_000;

	private static final Map<String, Integer> RANKS = Map.of("degraded", 1, "abandoned", 2, "failed", 2);

	private static final Set<String> UNFINISHED = Set.of("waiting", ReadSpan.RUNNING);

	private static final Set<String> CALLS = Set.of("client", "producer");

	private final Map<String, Integer> told = new Newest<>();

	private final Map<String, Instant> unfinished = Collections.synchronizedMap(new Newest<>());

	private final IncidentReader reader = new IncidentReader();

	private final TraceStore store;

	private final InstantSource clock;

	IncidentNews(TraceStore store, InstantSource clock) {
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Return whether a part of a trace may be news. Any thread may ask.
	 */
	boolean mayBe(TracePart part) {
		return this.unfinished.containsKey(part.traceId()) || part.spans().stream().anyMatch(IncidentNews::isBad);
	}

	private static boolean isBad(TraceSpan span) {
		String outcome = span.text(Field.OUTCOME);
		return ReadSpan.failed(span) || (outcome != null && !outcome.equals("succeeded"));
	}

	/**
	 * Return the traces that were not finished a while ago.
	 */
	List<String> due() {
		Instant quiet = this.clock.instant().minus(Findings.QUIET);
		List<String> due = new ArrayList<>();
		synchronized (this.unfinished) {
			this.unfinished.entrySet().removeIf((trace) -> trace.getValue().isBefore(quiet) && due.add(trace.getKey()));
		}
		return due;
	}

	/**
	 * Read a trace.
	 * @param traceId the trace id
	 * @return the event, empty if it is no news
	 */
	Optional<ThroughlineIncidentEvent> read(String traceId) {
		return this.store.find(traceId)
			.filter(IncidentNews::isRequest)
			.map((trace) -> this.reader.read(trace, null, this.clock.instant()))
			.filter(this::isNews)
			.map(ThroughlineIncidentEvent::of);
	}

	// Else a listener whose call to others fails would hear of that, and call again.
	private static boolean isRequest(Trace trace) {
		return trace.spans().stream().anyMatch((span) -> span.entry() && !CALLS.contains(span.kind()));
	}

	private boolean isNews(Incident incident) {
		if (UNFINISHED.contains(incident.outcome())) {
			this.unfinished.put(incident.traceId(), this.clock.instant());
			return false;
		}
		this.unfinished.remove(incident.traceId());
		int rank = RANKS.getOrDefault(incident.outcome(), 0);
		boolean worse = rank > this.told.getOrDefault(incident.traceId(), 0);
		if (worse) {
			this.told.put(incident.traceId(), rank);
		}
		return worse;
	}

	/**
	 * A map of the newest traces.
	 *
	 * @param <V> what is known of each
	 */
	private static final class Newest<V> extends LinkedHashMap<String, V> {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
			return size() > MOST_REMEMBERED;
		}

	}

}
