package io.throughline.evalcase;

import java.util.Map;
import java.util.Set;

import io.throughline.incident.IncidentChange;
import io.throughline.incident.Inquiry;
import io.throughline.incident.LookUpAudit;
import io.throughline.incident.Problems;
import io.throughline.incident.Words;
import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a user told support of an answer. Whoever may look the incident up may pass
 * that on.
 */
final class FeedbackChange implements IncidentChange {

	private static final Map<String, Double> SCORES = Map.of("1", 1.0, "-1", -1.0);

	private final Feedback feedback;

	private final Problems problems;

	private final LookUpAudit audit;

	FeedbackChange(Feedback feedback, Problems problems, LookUpAudit audit) {
		this.feedback = feedback;
		this.problems = problems;
		this.audit = audit;
	}

	@Override
	public String name() {
		return "feedback";
	}

	@Override
	public Set<String> arguments() {
		return Set.of("score", "comment");
	}

	@Override
	public @Nullable Object put(Trace trace, Inquiry inquiry) {
		String given = inquiry.argument("score");
		Double score = (given != null) ? SCORES.get(given) : null;
		if (score == null) {
			return this.problems.invalidQuery("feedback.score", (given != null) ? Words.shortened(given) : null);
		}
		String traceId = trace.summary().traceId();
		if (!this.feedback.give(traceId, score, inquiry.argument("comment"))) {
			return this.problems.unknown();
		}
		this.audit.done("INCIDENT_FEEDBACK", inquiry,
				Map.of("reference", trace.summary().reference(), "traceId", traceId, "score", String.valueOf(given)));
		return null;
	}

	@Override
	public Object remove(Trace trace, Inquiry inquiry) {
		return this.problems.unknownPart(name());
	}

}
