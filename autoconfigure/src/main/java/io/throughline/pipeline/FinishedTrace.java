package io.throughline.pipeline;

import java.util.List;
import java.util.Map;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.sampling.SamplingDecision;

/**
 * The local part of a trace that is kept, redacted. Spans that end later come as a
 * further one of the same id.
 *
 * @param traceId the trace id
 * @param spans its spans
 * @param decision how much of it is kept and why
 * @param redacted how many values were redacted, by type
 */
public record FinishedTrace(String traceId, List<SpanData> spans, SamplingDecision decision,
		Map<String, Long> redacted) {

	public FinishedTrace {
		spans = List.copyOf(spans);
		redacted = Map.copyOf(redacted);
	}

}
