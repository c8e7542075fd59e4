package io.throughline.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.throughline.sampling.SamplingDecision;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a trace, and what traces are found by. Texts are at most 200
 * characters long.
 *
 * @param traceId the trace id, 32 hexadecimal digits
 * @param reference its short reference
 * @param revision how often it was changed; spans that come late raise it
 * @param start when its first span began
 * @param duration from there until its last span ended, or began if that one runs
 * @param outcome {@code succeeded}, {@code degraded}, {@code failed}, {@code running},
 * {@code abandoned} or another word of its entry
 * @param name the name of its first entry
 * @param service the service of its first entry
 * @param caller for whom it was
 * @param route the route pattern of its first entry
 * @param scenario the scenario, as the application calls it
 * @param failingStep the step that failed first
 * @param errorCode the short cause
 * @param models the models that were asked for and that answered
 * @param prompts the names of its prompts
 * @param promptVersions the versions of its prompts as {@code name@version}
 * @param ids ids of others by log key, such as {@code provider_request_id}
 * @param sampling how much of it is kept and why, {@code null} before it is decided
 * @param redacted how many values were redacted, by type
 * @param spans how many spans are kept
 * @param droppedSpans how many were not, since the trace grew too large
 * @param content whether its content is still there
 * @param pin why it is kept beyond its time, {@code null} if it is not
 */
public record TraceSummary(String traceId, String reference, long revision, Instant start, Duration duration,
		String outcome, String name, @Nullable String service, Caller caller, @Nullable String route,
		@Nullable String scenario, @Nullable String failingStep, @Nullable String errorCode, Set<String> models,
		Set<String> prompts, Set<String> promptVersions, Map<String, Set<String>> ids,
		@Nullable SamplingDecision sampling, Map<String, Long> redacted, int spans, int droppedSpans, boolean content,
		@Nullable String pin) {

	/**
	 * Create a summary.
	 */
	public TraceSummary {
		models = sorted(models);
		prompts = sorted(prompts);
		promptVersions = sorted(promptVersions);
		ids = ids.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(ids));
		redacted = redacted.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(redacted));
	}

	/**
	 * Return whether the trace is missed less than others when there is no room.
	 * @return whether it succeeded
	 */
	public boolean succeeded() {
		return this.outcome.equals("succeeded");
	}

	/**
	 * Return where the trace stands among all, newest first.
	 * @return its position
	 */
	public TracePosition position() {
		return new TracePosition(this.start, this.traceId);
	}

	TraceSummary changed(boolean hasContent, @Nullable String newPin) {
		return new TraceSummary(this.traceId, this.reference, this.revision + 1, this.start, this.duration,
				this.outcome, this.name, this.service, this.caller, this.route, this.scenario, this.failingStep,
				this.errorCode, this.models, this.prompts, this.promptVersions, this.ids, this.sampling, this.redacted,
				this.spans, this.droppedSpans, hasContent, newPin);
	}

	private static Set<String> sorted(Set<String> values) {
		return (values.size() < 2) ? Set.copyOf(values) : Collections.unmodifiableSet(new TreeSet<>(values));
	}

	/**
	 * For whom a request was.
	 *
	 * @param tenant the tenant
	 * @param session the conversation
	 * @param userHash the keyed hash of the user id
	 */
	public record Caller(@Nullable String tenant, @Nullable String session, @Nullable String userHash) {

	}

}
