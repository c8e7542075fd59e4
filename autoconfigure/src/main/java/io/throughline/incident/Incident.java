package io.throughline.incident;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.throughline.sampling.SamplingDecision;
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
 * @param spoken the short reference as it is read out
 * @param note what a ticket is to say of it
 * @param links pages elsewhere
 * @param logQueries searches for its log lines
 * @param logs what was logged meanwhile, without what it says
 * @param pinned why it is kept beyond its time, {@code null} if it is not
 * @param sampling how much of it is kept and why, {@code null} before it is decided
 * @param contentUntil until when its content is kept, {@code null} if it has none
 * @param evalCases the eval cases that were made from it, as {@code dataset/id}
 */
public record Incident(String ref, String refLong, String traceId, long revision, Instant startedAt, long durationMs,
		String outcome, String name, @Nullable String service, @Nullable String route, Caller caller,
		@Nullable Turn turn, String summary, UserSaw userSaw, Verdict verdict, @Nullable FirstCause firstCause,
		List<Suspect> suspects, Set<String> prompts, Set<String> models, Totals totals, List<IncidentStep> steps,
		List<Gap> gaps, Map<String, Set<String>> ids, Completeness completeness, String spoken, String note,
		List<Link> links, List<LogQuery> logQueries, List<IncidentLog> logs, @Nullable String pinned,
		@Nullable Sampling sampling, @Nullable Instant contentUntil, List<String> evalCases) implements PlainText {

	/**
	 * Create it.
	 */
	public Incident {
		suspects = List.copyOf(suspects);
		steps = List.copyOf(steps);
		gaps = List.copyOf(gaps);
		links = List.copyOf(links);
		logQueries = List.copyOf(logQueries);
		logs = List.copyOf(logs);
		evalCases = List.copyOf(evalCases);
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

	/**
	 * How much of a trace is kept and why.
	 *
	 * @param decision {@code full} or {@code metadata}
	 * @param reason why, in one word
	 * @param probability how likely that was for one such as it
	 */
	public record Sampling(String decision, String reason, double probability) {

		static @Nullable Sampling of(@Nullable SamplingDecision decision) {
			return (decision != null) ? new Sampling(decision.level().name().toLowerCase(Locale.ROOT),
					Words.shortened(decision.reason()), decision.probability()) : null;
		}

	}

}
