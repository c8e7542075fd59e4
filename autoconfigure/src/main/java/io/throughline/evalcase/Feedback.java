package io.throughline.evalcase;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.micrometer.tracing.TraceContext;
import io.throughline.incident.Incident;
import io.throughline.incident.Incidents;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import io.throughline.semconv.Field;
import io.throughline.step.EvalStep;
import io.throughline.step.OpenStep;
import io.throughline.step.StepKind;
import io.throughline.step.StepStatus;
import io.throughline.step.Steps;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Status;
import io.throughline.store.TraceStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes what users say of an answer, for the application's own controllers: it becomes an
 * evaluation of the trace that gave the answer.
 */
public final class Feedback {

	/**
	 * Name of the evaluation.
	 */
	static final String NAME = "user_feedback";

	private static final int LONGEST = 1_000;

	private final Steps steps;

	private final Incidents incidents;

	private final TraceStore store;

	private final FieldRedactor redactor;

	Feedback(Steps steps, Incidents incidents, TraceStore store, FieldRedactor redactor) {
		this.steps = steps;
		this.incidents = incidents;
		this.store = store;
		this.redactor = redactor;
	}

	/**
	 * Take what a user says. A trace is known about two seconds after its request has
	 * ended. It is looked up in the store here and now, so not on an event loop.
	 * @param reference a reference in any spelling, or a trace id
	 * @param score how good the answer was, by convention 1 or -1
	 * @param comment what else the user says; redacted, and cut after 1,000 characters
	 * @return whether the reference is known; else nothing is kept
	 */
	public boolean give(String reference, double score, @Nullable String comment) {
		Optional<Incident> incident = this.incidents.find(reference);
		incident.ifPresent((known) -> give(known, score, comment));
		return incident.isPresent();
	}

	private void give(Incident incident, double score, @Nullable String comment) {
		String root = incident.steps().get(0).spanId();
		String said = (comment != null && !comment.isBlank()) ? clean(comment.strip()) : null;
		Instant now = Instant.now();
		OpenStep<EvalStep> open = this.steps.eval(NAME)
			.score(score)
			.label(label(score))
			.explanation(said)
			.open(LateParent.of(incident.traceId(), root));
		open.close();
		TraceContext span = LateParent.span(open.observation());
		if (span != null) {
			keep(new TraceSpan(span.spanId(), root, false, "evaluate " + NAME, "internal", now, now, Status.UNSET, "",
					attributes(score, said), List.of(), List.of(), Map.of()), incident.traceId());
		}
	}

	// The pipeline forgets in time what it decided, and might drop what comes so late.
	private void keep(TraceSpan span, String traceId) {
		this.store.save(new TracePart(traceId, List.of(span), null, Map.of()));
	}

	private static Map<String, Object> attributes(double score, @Nullable String said) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		put(attributes, Field.STEP, NAME);
		put(attributes, Field.STEP_KIND, StepKind.EVAL.word());
		put(attributes, Field.STATUS, StepStatus.OK.word());
		put(attributes, Field.EVAL_NAME, NAME);
		put(attributes, Field.EVAL_SCORE, score);
		put(attributes, Field.EVAL_LABEL, label(score));
		put(attributes, Field.EVAL_EXPLANATION, said);
		return attributes;
	}

	private static void put(Map<String, Object> attributes, Field field, @Nullable Object value) {
		if (value != null) {
			attributes.put(String.valueOf(field.attribute()), value);
		}
	}

	private static String label(double score) {
		return (score > 0) ? "positive" : (score < 0) ? "negative" : "neutral";
	}

	private @Nullable String clean(String comment) {
		String bounded = (comment.length() > LONGEST) ? comment.substring(0, LONGEST) : comment;
		Object kept = this.redactor.redact(String.valueOf(Field.EVAL_EXPLANATION.attribute()), bounded,
				new RedactionCounts());
		return Objects.toString(kept, null);
	}

}
