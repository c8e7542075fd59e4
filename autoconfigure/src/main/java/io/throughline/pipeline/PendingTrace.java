package io.throughline.pipeline;

import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a trace that is not decided yet. Its local roots say when it is complete:
 * those that began in this application, be it the first or a continuation.
 */
final class PendingTrace {

	private final String traceId;

	private final long since;

	private final long wait;

	private final List<SpanData> spans = new ArrayList<>(6);

	private long bytes;

	private long quietSince;

	private @Nullable Long endedSince;

	private int openRoots;

	private boolean failed;

	private @Nullable String keptFor;

	/**
	 * Begin to gather.
	 * @param traceId the trace
	 * @param now the time
	 * @param wait how long to wait for late spans
	 */
	PendingTrace(String traceId, long now, long wait) {
		this.traceId = traceId;
		this.since = now;
		this.wait = wait;
		this.quietSince = now;
	}

	void add(Arrival arrival, long now) {
		this.bytes += arrival.bytes();
		SpanData span = arrival.span();
		if (span != null) {
			add(span, now);
		}
		else if (arrival.keptFor() != null) {
			this.keptFor = arrival.keptFor();
		}
		else {
			this.openRoots++;
		}
	}

	private void add(SpanData span, long now) {
		this.spans.add(span);
		this.failed = this.failed || TraceFactsReader.isFailure(span);
		if (TraceIntake.isLocalRoot(span.getParentSpanContext())) {
			this.openRoots = Math.max(0, this.openRoots - 1);
			this.quietSince = now;
			this.endedSince = (this.endedSince != null) ? this.endedSince : Long.valueOf(now);
		}
	}

	/**
	 * Return whether it is time to decide. What goes on elsewhere in the process after
	 * the first local root has ended follows the decision.
	 */
	boolean isDue(long now) {
		boolean ended = this.endedSince != null && now - this.endedSince >= this.wait;
		return ended || (this.openRoots == 0 && now - this.quietSince >= this.wait);
	}

	long since() {
		return this.since;
	}

	String traceId() {
		return this.traceId;
	}

	List<SpanData> spans() {
		return this.spans;
	}

	long bytes() {
		return this.bytes;
	}

	/**
	 * Return whether it has failed so far, or must be kept for another reason.
	 */
	boolean isPrecious() {
		return this.failed || this.keptFor != null;
	}

	@Nullable String keptFor() {
		return this.keptFor;
	}

}
