package io.throughline.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.throughline.incident.AllowedTraces;
import io.throughline.store.TracePosition;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Reads sessions, a page of turns at a time.
 */
final class Sessions {

	private static final int PAGE = 200;

	private final InstantSource clock;

	private final Function<TracePosition, String> cursors;

	Sessions(InstantSource clock, Function<TracePosition, String> cursors) {
		this.clock = clock;
		this.cursors = cursors;
	}

	/**
	 * Read a session.
	 * @param session its traces
	 * @param traces where they are
	 * @param after the last turn that is known, {@code null} to begin
	 */
	Session read(Conversation session, AllowedTraces traces, @Nullable TracePosition after) {
		List<TraceSummary> oldestFirst = new ArrayList<>(session.newest());
		Collections.reverse(oldestFirst);
		List<TurnFacts> facts = oldestFirst.stream()
			.map((turn) -> traces.find(turn.traceId()))
			.flatMap(Optional::stream)
			.map((trace) -> TurnFacts.of(trace, this.clock.instant()))
			.toList();
		SessionReader reader = new SessionReader(facts);
		int from = (after != null) ? (int) facts.stream().filter((turn) -> !isAfter(turn, after)).count() : 0;
		int end = Math.min(from + PAGE, facts.size());
		String next = (end < facts.size()) ? this.cursors.apply(facts.get(end - 1).summary().position()) : null;
		return new Session(session.session(), session.tenant(), reader.turns().subList(from, end), next,
				reader.totals(session.truncated()), reader.contextGrowth());
	}

	private static boolean isAfter(TurnFacts turn, TracePosition known) {
		return turn.summary().position().compareTo(known) < 0;
	}

}
