package io.throughline.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.throughline.incident.Incident.Sampling;
import io.throughline.incident.Incident.Turn;
import io.throughline.reference.Reference;
import io.throughline.store.Retention;
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

	private final Pointers pointers;

	private final @Nullable Retention retention;

	private final IncidentCases cases;

	IncidentReader() {
		this(new Pointers(List.of(), List.of()), null, (traceId) -> List.of());
	}

	/**
	 * Create it.
	 * @param pointers where else there is something of a trace
	 * @param retention how long content is kept, if that is known
	 * @param cases the eval cases of traces
	 */
	IncidentReader(Pointers pointers, @Nullable Retention retention, IncidentCases cases) {
		this.pointers = pointers;
		this.retention = retention;
		this.cases = cases;
	}

	/**
	 * Compute it.
	 * @param trace the trace
	 * @param turn the turn of its session, {@code null} if it is not known
	 * @param now the time
	 */
	Incident read(Trace trace, @Nullable Turn turn, Instant now) {
		return read(trace, turn, List.of(), now);
	}

	/**
	 * Compute it, with the eval cases that were made from it.
	 * @param trace the trace
	 * @param turn the turn of its session, {@code null} if it is not known
	 * @param now the time
	 */
	Incident open(Trace trace, @Nullable Turn turn, Instant now) {
		return read(trace, turn, this.cases.of(trace.summary().traceId()), now);
	}

	private Incident read(Trace trace, @Nullable Turn turn, List<String> evalCases, Instant now) {
		List<TraceSpan> spans = trace.spans();
		int cut = Math.max(0, spans.size() - MOST_STEPS);
		SpanTree tree = new SpanTree(spans.subList(0, spans.size() - cut));
		Findings findings = Findings.of(trace.summary(), tree, now);
		List<Suspect> suspects = findings.failures().lasting().isEmpty() ? Suspect.of(tree, this.words) : List.of();
		// What they say is content, which is read as such, and audited.
		List<IncidentLog> logs = IncidentLog.of(trace, false);
		return incident(findings, suspects, turn, logs, Completeness.of(findings, cut, this.words), evalCases);
	}

	private Incident incident(Findings findings, List<Suspect> suspects, @Nullable Turn turn, List<IncidentLog> logs,
			Completeness completeness, List<String> evalCases) {
		TraceSummary summary = findings.summary();
		Verdict verdict = this.rules.judge(findings);
		String sentence = sentence(findings);
		UserSaw userSaw = UserSaw.of(findings, this.words);
		String spanId = (findings.first() != null) ? findings.first().id() : findings.tree().first().id();
		return new Incident(summary.reference(), Reference.ofLong(summary.traceId()).text(), summary.traceId(),
				summary.revision(), summary.start(), summary.duration().toMillis(), findings.outcome(),
				Words.shortened(summary.name()), summary.service(), summary.route(), summary.caller(), turn, sentence,
				userSaw, verdict, FirstCause.of(findings), suspects, summary.promptVersions(), summary.models(),
				Totals.of(findings), IncidentStep.of(findings, suspects), Gap.of(findings), summary.ids(), completeness,
				Spoken.of(summary.reference()), note(summary, sentence, userSaw, verdict),
				this.pointers.links(summary, spanId), this.pointers.logQueries(summary, spanId), logs, summary.pin(),
				Sampling.of(summary.sampling()), contentUntil(summary), evalCases);
	}

	private String note(TraceSummary summary, String sentence, UserSaw userSaw, Verdict verdict) {
		return this.words.say("note", summary.reference(), summary.traceId(), sentence, userSaw.text(), verdict.text());
	}

	private @Nullable Instant contentUntil(TraceSummary summary) {
		if (this.retention == null || !summary.content()) {
			return null;
		}
		return summary.start().plus((summary.pin() != null) ? this.retention.pinned() : this.retention.content());
	}

	private String sentence(Findings findings) {
		TraceSummary summary = findings.summary();
		ReadSpan first = findings.first();
		String code = (first == null) ? null : (first.errorCode() != null) ? first.errorCode() : first.status();
		String where = (summary.route() != null) ? summary.route() : summary.name();
		String outcome = OUTCOMES.contains(findings.outcome()) ? findings.outcome() : "other";
		boolean unnamed = first == null && (outcome.equals("failed") || outcome.equals("degraded"));
		return this.words.say("summary." + outcome + (unnamed ? ".unnamed" : ""), Words.time(summary.start()),
				Words.shortened(where),
				(summary.caller().tenant() != null) ? Words.shortened(summary.caller().tenant()) : null,
				Words.millis(summary.duration().toMillis()), (first != null) ? first.name() : null, code,
				findings.outcome());
	}

}
