package io.throughline.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.throughline.store.TraceSummary.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one request: metadata only, no word that somebody wrote or was told.
 *
 * @param ref the short reference
 * @param refLong the long reference
 * @param traceId the trace id
 * @param revision how often the trace was changed
 * @param startedAt when it began
 * @param durationMs how long it took
 * @param outcome {@code succeeded}, {@code degraded}, {@code failed}, {@code waiting},
 * {@code running} or {@code abandoned}
 * @param name the name of the request
 * @param service the service that took it
 * @param route its route pattern
 * @param caller for whom it was
 * @param turn the turn of its session, if known
 * @param summary what happened, in a sentence
 * @param userSaw what the user saw
 * @param verdict what to do now
 * @param firstCause the step that failed first, {@code null} if none did
 * @param suspects what may be why the answer was bad, where nothing failed
 * @param prompts the prompts as {@code name@version}
 * @param models the models
 * @param totals the sum
 * @param steps the time line, top to bottom
 * @param gaps when nothing was done
 * @param ids ids of others by kind
 * @param completeness how much of it is there
 */
public record Incident(String ref, String refLong, String traceId, long revision, Instant startedAt, long durationMs,
		String outcome, String name, @Nullable String service, @Nullable String route, Caller caller,
		@Nullable Turn turn, String summary, UserSaw userSaw, Verdict verdict, @Nullable FirstCause firstCause,
		List<Suspect> suspects, Set<String> prompts, Set<String> models, Totals totals, List<IncidentStep> steps,
		List<Gap> gaps, Map<String, Set<String>> ids, Completeness completeness) implements PlainText {

	/**
	 * Create it.
	 */
	public Incident {
		suspects = List.copyOf(suspects);
		steps = List.copyOf(steps);
		gaps = List.copyOf(gaps);
	}

	@Override
	public String plainText() {
		return IncidentText.of(this);
	}

	/**
	 * Where in its session a request stands.
	 *
	 * @param number which turn it is, from 1
	 * @param of how many there are
	 */
	public record Turn(int number, int of) {

	}

}
