package io.throughline.incident;

import org.jspecify.annotations.Nullable;

/**
 * A request failed or was degraded: an application event, published on a thread of its
 * own after the trace was decided and stored, some seconds after the request ended. Of
 * one trace it is published once, and once more if the outcome becomes worse. While work
 * behind the answer is tried again nothing is published; what is not finished is looked
 * at again after a quarter of an hour. It holds metadata only.
 *
 * @param reference the short reference
 * @param traceId the trace id
 * @param outcome {@code degraded}, {@code failed} or {@code abandoned}
 * @param action what to do now, as in {@link Verdict#action()}
 * @param rule the rule that says so, {@code null} if none fits
 * @param summary what happened, in a sentence
 * @param firstCause the step that failed first, {@code null} if none did
 * @param tenant the tenant
 * @param route the route pattern
 */
public record ThroughlineIncidentEvent(String reference, String traceId, String outcome, String action,
		@Nullable String rule, String summary, @Nullable FirstCause firstCause, @Nullable String tenant,
		@Nullable String route) {

	static ThroughlineIncidentEvent of(Incident incident) {
		return new ThroughlineIncidentEvent(incident.ref(), incident.traceId(), incident.outcome(),
				incident.verdict().action(), incident.verdict().rule(), incident.summary(), incident.firstCause(),
				incident.caller().tenant(), incident.route());
	}

}
