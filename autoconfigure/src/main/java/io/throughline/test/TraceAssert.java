package io.throughline.test;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.semconv.Field;
import io.throughline.step.StepKind;
import io.throughline.step.StepStatus;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what one request left behind.
 */
public final class TraceAssert extends AbstractAssert<TraceAssert, TestTrace> {

	private final TraceFaults faults;

	TraceAssert(TestTrace trace) {
		super(trace, TraceAssert.class);
		this.faults = new TraceFaults(trace);
	}

	/**
	 * Assert that everything that was sent carries the one id.
	 * @return this
	 */
	public TraceAssert hasOneTraceId() {
		return none("one trace id everywhere", this.faults.ids());
	}

	/**
	 * Assert that the parent of every span is there.
	 * @return this
	 */
	public TraceAssert hasNoOrphans() {
		return none("no orphans", this.faults.orphans());
	}

	/**
	 * Assert that a step of a kind ended in a way.
	 * @param kind the kind
	 * @param status how it ended
	 * @return this
	 */
	public TraceAssert hasStep(StepKind kind, StepStatus status) {
		return hasStep(kind.word() + " step", status,
				(span) -> kind.word().equals(TraceFaults.text(span, Field.STEP_KIND)));
	}

	/**
	 * Assert that a step ended in a way.
	 * @param name name of the step, or of its span
	 * @param status how it ended
	 * @return this
	 */
	public TraceAssert hasStep(String name, StepStatus status) {
		return hasStep("step '" + name + "'", status, (span) -> isStep(span) && TraceFaults.isNamed(span, name));
	}

	/**
	 * Assert how often something was tried within the trace.
	 * @param name name of a step or of a span, such as {@code orders process}
	 * @param attempts how often, the first attempt counted
	 * @return this
	 */
	public TraceAssert hasAttempts(String name, int attempts) {
		long found = this.faults.attempts(name);
		if (found != attempts) {
			throw failure("Expected %s to have %d attempts at '%s', but it has %d.%s", this.actual, attempts, name,
					found, steps());
		}
		return this;
	}

	/**
	 * Assert that something was retried, and that each of its attempts is in the trace
	 * with a span and a number of its own.
	 * @return this
	 */
	public TraceAssert keptTheIdOverRetries() {
		if (this.faults.retried().findAny().isEmpty()) {
			throw failure("Expected %s to hold a retry, but nothing in it was tried again.%s", this.actual, steps());
		}
		return none("each attempt of what was retried", this.faults.retries());
	}

	/**
	 * Assert that no span leaves with content, and that no line carries any.
	 * @return this
	 */
	public TraceAssert hasNoContent() {
		return none("no content", this.faults.content());
	}

	/**
	 * Assert that the application's redactor finds nothing in the spans that leave, in
	 * the lines as they are written and in the headers that are sent beside the id.
	 * @return this
	 */
	public TraceAssert hasNoSecret() {
		return none("no personal data and no secret", this.actual.secrets().faults(this.actual));
	}

	/**
	 * Assert that something was logged, and that each line has the trace id, the span id
	 * and the reference as fields.
	 * @return this
	 */
	public TraceAssert hasCompleteLogLines() {
		if (this.actual.lines().isEmpty()) {
			throw failure("Expected %s to have log lines, but it has none", this.actual);
		}
		return none("complete log lines", this.faults.lines());
	}

	/**
	 * Assert that the answer carries the trace id and the reference.
	 * @return this
	 */
	public TraceAssert answerCarriesTheId() {
		return none("the ids on its answer", this.faults.answers());
	}

	private TraceAssert hasStep(String what, StepStatus status, Predicate<SpanData> isMeant) {
		List<SpanData> meant = this.actual.spans().stream().filter(isMeant).toList();
		List<String> ends = meant.stream().map((span) -> TraceFaults.text(span, Field.STATUS)).distinct().toList();
		if (!ends.contains(status.word())) {
			throw failure("Expected %s to have a %s with status %s, but %s.%s", this.actual, what, status.word(),
					ends.isEmpty() ? "there is none" : "it ended with " + String.join(", ", ends), steps());
		}
		return this;
	}

	private TraceAssert none(String expected, List<String> found) {
		if (!found.isEmpty()) {
			throw failure("Expected %s to have %s, but:%s", this.actual, expected,
					found.stream().map((fault) -> "\n  " + fault).collect(Collectors.joining()));
		}
		return this;
	}

	private String steps() {
		return this.actual.spans()
			.stream()
			.map((span) -> "\n  " + span.getName() + (isStep(span) ? ": " + TraceFaults.text(span, Field.STATUS) : ""))
			.collect(Collectors.joining("", " It has:", ""));
	}

	private static boolean isStep(SpanData span) {
		return !TraceFaults.text(span, Field.STEP_KIND).isEmpty();
	}

}
