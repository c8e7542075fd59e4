package io.throughline.incident;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An incident as text for terminals and tickets: what happened on top, one line per step
 * below.
 */
final class IncidentText {

	// Deeper steps stand no further to the right.
	private static final int DEEPEST = 20;

	private static final List<String> TOLD = List.of("tool_name", "model", "prompt_version", "document_ids",
			"side_effect", "retryable", "http_status", "resend_count", "cost", "provider_request_id", "policy_decision",
			"record");

	private final Incident incident;

	private final StringBuilder text = new StringBuilder();

	private IncidentText(Incident incident) {
		this.incident = incident;
	}

	static String of(Incident incident) {
		return new IncidentText(incident).render();
	}

	private String render() {
		line(this.incident.ref(), this.incident.outcome(), Words.millis(this.incident.durationMs()),
				this.incident.verdict().action());
		line("trace " + this.incident.traceId(), this.incident.caller().tenant(), this.incident.route(),
				this.incident.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(), turn());
		line(prefixed("prompt ", this.incident.prompts()), prefixed("model ", this.incident.models()), totals());
		this.text.append('\n');
		line(this.incident.summary());
		line("What the user saw: " + this.incident.userSaw().text());
		String rule = this.incident.verdict().rule();
		line(this.incident.verdict().text(), (rule != null) ? "(" + rule + ")" : null);
		cause();
		this.incident.suspects().forEach((suspect) -> line("suspect: " + suspect.text()));
		this.incident.completeness().notices().forEach((notice) -> line("note: " + notice));
		this.text.append('\n');
		steps();
		this.incident.ids().forEach((kind, ids) -> line(kind, String.join(" ", ids)));
		line(prefixed("eval case ", this.incident.evalCases()));
		return this.text.toString();
	}

	private void cause() {
		FirstCause cause = this.incident.firstCause();
		if (cause != null) {
			String inner = (cause.innermostCode() != null && !cause.innermostCode().equals(cause.errorCode()))
					? "within: " + cause.innermostCode() : null;
			line("first cause: " + cause.kind() + " " + cause.name(), cause.status(), cause.errorCode(), inner,
					"span " + cause.spanId());
		}
	}

	private void steps() {
		Set<String> hidden = new HashSet<>();
		for (IncidentStep step : this.incident.steps()) {
			boolean below = step.parentId() != null && hidden.contains(step.parentId());
			if (below || step.foldedInto() != null) {
				hidden.add(step.spanId());
			}
			else {
				step(step);
			}
		}
	}

	private void step(IncidentStep step) {
		String indent = "  ".repeat(Math.min(step.depth(), DEEPEST));
		String marks = step.marks().isEmpty() ? null : "<- " + String.join(", ", step.marks()).replace('_', ' ');
		String time = String.format("%9s ", step.startMs() + "ms");
		line(time + indent + step.name(), step.kind(), step.status(), step.errorCode(),
				(step.durationMs() != null) ? Words.millis(step.durationMs()) : null,
				(step.attempts() > 1) ? "attempt " + step.attempt() + " of " + step.attempts() : null, facts(step),
				marks);
	}

	private @Nullable String facts(IncidentStep step) {
		String facts = TOLD.stream()
			.filter((key) -> step.facts().containsKey(key))
			.map((key) -> key + "=" + plain(step.facts().get(key)))
			.collect(Collectors.joining(" "));
		return facts.isEmpty() ? null : facts;
	}

	private static @Nullable Object plain(@Nullable Object value) {
		return (value instanceof Double number && Double.isFinite(number)) ? BigDecimal.valueOf(number).toPlainString()
				: value;
	}

	private @Nullable String turn() {
		Incident.Turn turn = this.incident.turn();
		return (turn != null) ? "turn " + turn.number() + " of " + turn.of() : null;
	}

	private @Nullable String totals() {
		Totals totals = this.incident.totals();
		String cost = (totals.cost() != null) ? ", " + totals.cost() + " " + totals.currency() : "";
		return (totals.modelCalls() > 0) ? "model calls " + totals.modelCalls() + ", " + totals.inputTokens() + " in / "
				+ totals.outputTokens() + " out tokens" + cost : null;
	}

	private static @Nullable String prefixed(String prefix, Collection<String> values) {
		return values.isEmpty() ? null : prefix + String.join(", ", values);
	}

	private void line(@Nullable String... parts) {
		StringJoiner line = new StringJoiner("  ");
		Stream.of(parts).filter(Objects::nonNull).forEach((part) -> line.add(part.replaceAll("[\\p{Cntrl}]", " ")));
		if (line.length() > 0) {
			this.text.append(line).append('\n');
		}
	}

}
