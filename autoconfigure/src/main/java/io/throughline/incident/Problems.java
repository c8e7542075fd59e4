package io.throughline.incident;

import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.throughline.reference.Reference;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Puts problems into words.
 */
public final class Problems {

	private final Words words = new Words();

	private final List<Link> environments;

	Problems(List<Link> environments) {
		this.environments = environments;
	}

	/**
	 * Say that a query cannot be understood.
	 * @param code the sentence
	 * @param values what it speaks of
	 * @return the problem
	 */
	public Problem invalidQuery(String code, @Nullable Object... values) {
		return plain("invalid-query", 400, this.words.say(code, values), null);
	}

	/**
	 * Say that somebody may not do or see something.
	 * @return the problem
	 */
	public Problem contentNotPermitted() {
		return plain("content-not-permitted", 403, null);
	}

	/**
	 * Say that content was kept for its time.
	 * @return the problem
	 */
	public Problem contentExpired() {
		return plain("content-expired", 410, null);
	}

	/**
	 * Say that somebody asks too often.
	 * @param retryAfterSeconds when to ask again
	 * @return the problem
	 */
	public Problem tooManyLookUps(long retryAfterSeconds) {
		return plain("too-many-look-ups", 429, retryAfterSeconds);
	}

	/**
	 * Say that the store cannot be reached.
	 * @return the problem
	 */
	public Problem storeUnavailable() {
		return plain("store-unavailable", 503, null);
	}

	/**
	 * Say that there is nothing of a name.
	 * @param name the name
	 * @return the problem
	 */
	public Problem unknownPart(String name) {
		return plain("unknown-part", 404, this.words.say("problem.unknown-part.detail", Words.shortened(name)), null);
	}

	/**
	 * Say that nothing of an id is here.
	 * @return the problem
	 */
	public Problem unknown() {
		return missing("unknown", List.of(), List.of());
	}

	/**
	 * Say that an id of a session stands for those of several tenants.
	 * @param last the last request of each
	 * @return the problem
	 */
	public Problem ambiguousSession(List<TraceSummary> last) {
		Problem problem = plain("ambiguous-reference", 409, this.words.say("session.ambiguous"), null);
		return with(problem, IncidentList.of(last).incidents());
	}

	/**
	 * Say that something cannot be done as things stand.
	 * @param kind why, as the problem is called
	 * @return the problem
	 */
	public Problem conflict(String kind) {
		return plain(kind, 409, null);
	}

	/**
	 * Say that there is no room for more.
	 * @return the problem
	 */
	public Problem noRoom() {
		return plain("no-room", 507, null);
	}

	Problem ambiguous(List<IncidentLine> candidates) {
		return with(plain("ambiguous-reference", 409, null), candidates);
	}

	private static Problem with(Problem problem, List<IncidentLine> candidates) {
		return new Problem(problem.type(), problem.title(), problem.status(), problem.detail(), problem.instance(),
				null, problem.reference(), List.of(), candidates, List.of(), List.of(), null);
	}

	Problem missing(String cause, List<IncidentLine> suggestions, List<LogQuery> logQueries) {
		Problem problem = plain("unknown-reference", 404, this.words.say("missing." + cause), null);
		return new Problem(problem.type(), problem.title(), problem.status(), problem.detail(), problem.instance(),
				cause, problem.reference(), suggestions, List.of(), logQueries, this.environments, null);
	}

	private Problem plain(String kind, int status, @Nullable Long retryAfterSeconds) {
		return plain(kind, status, this.words.say("problem." + kind + ".detail", retryAfterSeconds), retryAfterSeconds);
	}

	private Problem plain(String kind, int status, String detail, @Nullable Long retryAfterSeconds) {
		SpanContext call = Span.current().getSpanContext();
		return new Problem("/problems/" + kind, this.words.say("problem." + kind + ".title"), status, detail,
				call.isValid() ? "urn:trace:" + call.getTraceId() : null, null,
				call.isValid() ? Reference.of(call.getTraceId()).text() : null, List.of(), List.of(), List.of(),
				List.of(), retryAfterSeconds);
	}

}
