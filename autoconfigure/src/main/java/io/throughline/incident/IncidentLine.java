package io.throughline.incident;

import java.time.Instant;

import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * An incident in a list.
 *
 * @param ref the short reference
 * @param traceId the trace id
 * @param startedAt when it began
 * @param durationMs how long it took
 * @param outcome how it ended
 * @param tenant the tenant
 * @param route the route pattern
 * @param failingStep the step that failed first
 * @param errorCode the short cause
 * @param action what to do now, as in {@link Verdict#action()}; {@code null} where it was
 * not asked for
 */
public record IncidentLine(String ref, String traceId, Instant startedAt, long durationMs, String outcome,
		@Nullable String tenant, @Nullable String route, @Nullable String failingStep, @Nullable String errorCode,
		@Nullable String action) implements PlainText {

	static IncidentLine of(TraceSummary trace) {
		return new IncidentLine(trace.reference(), trace.traceId(), trace.start(), trace.duration().toMillis(),
				trace.outcome(), trace.caller().tenant(), trace.route(), trace.failingStep(), trace.errorCode(),
				trace.succeeded() ? "no_action" : null);
	}

	IncidentLine judged(Incident incident) {
		FirstCause cause = incident.firstCause();
		return new IncidentLine(this.ref, this.traceId, this.startedAt, this.durationMs, incident.outcome(),
				this.tenant, this.route, (cause != null) ? cause.name() : this.failingStep,
				(cause != null) ? cause.errorCode() : this.errorCode, incident.verdict().action());
	}

	@Override
	public String plainText() {
		String line = String.join("  ", this.ref, this.startedAt.toString(), this.outcome, shown(this.tenant),
				shown(this.route), shown(this.failingStep), shown(this.errorCode), shown(this.action));
		return line.replaceAll("\\p{Cntrl}", " ") + "\n";
	}

	private static String shown(@Nullable String value) {
		return (value != null) ? value : "-";
	}

}
