package io.throughline.incident;

import java.time.Instant;
import java.util.List;

import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * What rooms that count requests need of a stored trace, in the words of an incident.
 */
public final class TraceReading {

	private final Findings findings;

	private TraceReading(Findings findings) {
		this.findings = findings;
	}

	/**
	 * Read a trace.
	 * @param trace the trace
	 * @param now the time
	 * @return what it says
	 */
	public static TraceReading of(Trace trace, Instant now) {
		List<TraceSpan> spans = trace.spans();
		SpanTree tree = new SpanTree(spans.subList(0, Math.min(spans.size(), IncidentReader.MOST_STEPS)));
		return new TraceReading(Findings.of(trace.summary(), tree, now));
	}

	/**
	 * Return how the request ended, as far as it did.
	 * @return the outcome
	 */
	public String outcome() {
		return this.findings.outcome();
	}

	/**
	 * Return what failed first.
	 * @return the span, or {@code null} if nothing failed
	 */
	public @Nullable ReadSpan firstCause() {
		return this.findings.first();
	}

	/**
	 * Return the sum of the request.
	 * @return the sum
	 */
	public Totals totals() {
		return Totals.of(this.findings);
	}

	/**
	 * Return the steps of a kind in the order in which they began.
	 * @param kind the kind
	 * @return the steps
	 */
	public List<ReadSpan> steps(String kind) {
		return this.findings.tree().all().stream().filter((span) -> span.is(kind)).toList();
	}

}
