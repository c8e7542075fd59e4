package io.throughline.store;

import java.util.List;
import java.util.Map;

import io.throughline.sampling.SamplingDecision;
import org.jspecify.annotations.Nullable;

/**
 * Spans that are added to a trace, or begin it. One that is there already is replaced,
 * unless that had ended and this one runs.
 *
 * @param traceId the trace id
 * @param spans the spans
 * @param sampling how much of the trace is kept and why, {@code null} before it is
 * decided
 * @param redacted how many values of the spans were redacted, by type
 */
public record TracePart(String traceId, List<TraceSpan> spans, @Nullable SamplingDecision sampling,
		Map<String, Long> redacted) {

	/**
	 * Create a part.
	 */
	public TracePart {
		spans = List.copyOf(spans);
		redacted = Map.copyOf(redacted);
	}

}
