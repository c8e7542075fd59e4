package io.throughline.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import io.throughline.incident.Incident.Turn;
import io.throughline.reference.Reference;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Computes an incident from a stored trace, however incomplete or contradictory that is.
 */
final class IncidentReader {

	/**
	 * More spans of one trace are not shown.
	 */
	static final int MOST_STEPS = 5_000;

	private static final Set<String> OUTCOMES = Set.of("succeeded", "degraded", "failed", "waiting", "running",
			"abandoned");

	private final Words words = new Words();

	private final VerdictRules rules = new VerdictRules(this.words);

	/**
	 * Compute it.
	 * @param trace the trace
	 * @param turn the turn of its session, {@code null} if it is not known
	 * @param now the time
	 */
	Incident read(Trace trace, @Nullable Turn turn, Instant now) {
		List<TraceSpan> spans = trace.spans();
		int cut = Math.max(0, spans.size() - MOST_STEPS);
		SpanTree tree = new SpanTree(spans.subList(0, spans.size() - cut));
		Findings findings = Findings.of(trace.summary(), tree, now);
		List<Suspect> suspects = findings.failures().lasting().isEmpty() ? Suspect.of(tree, this.words) : List.of();
		return incident(findings, suspects, turn, Completeness.of(findings, cut, this.words));
	}

	private Incident incident(Findings findings, List<Suspect> suspects, @Nullable Turn turn,
			Completeness completeness) {
		TraceSummary summary = findings.summary();
		Verdict verdict = this.rules.judge(findings);
		return new Incident(summary.reference(), Reference.ofLong(summary.traceId()).text(), summary.traceId(),
				summary.revision(), summary.start(), summary.duration().toMillis(), findings.outcome(),
				Words.shortened(summary.name()), summary.service(), summary.route(), summary.caller(), turn,
				sentence(findings), UserSaw.of(findings, this.words), verdict, FirstCause.of(findings), suspects,
				summary.promptVersions(), summary.models(), Totals.of(findings), IncidentStep.of(findings, suspects),
				Gap.of(findings), summary.ids(), completeness);
	}

	private String sentence(Findings findings) {
		TraceSummary summary = findings.summary();
		ReadSpan first = findings.first();
		String code = (first == null) ? null : (first.errorCode() != null) ? first.errorCode() : first.status();
		String where = (summary.route() != null) ? summary.route() : summary.name();
		String outcome = OUTCOMES.contains(findings.outcome()) ? findings.outcome() : "other";
		boolean unnamed = first == null && (outcome.equals("failed") || outcome.equals("degraded"));
		return this.words.say("summary." + outcome + (unnamed ? ".unnamed" : ""),
				summary.start().truncatedTo(ChronoUnit.SECONDS), Words.shortened(where),
				(summary.caller().tenant() != null) ? Words.shortened(summary.caller().tenant()) : null,
				Words.millis(summary.duration().toMillis()), (first != null) ? first.name() : null, code,
				findings.outcome());
	}

}
