package io.throughline.pipeline;

import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * What a request's thread tells the worker: a local root began, a span ended, or a trace
 * must be kept.
 *
 * @param traceId the trace
 * @param span the span that ended
 * @param keptFor why the trace must be kept
 * @param bytes what it takes
 */
record Arrival(String traceId, @Nullable SpanData span, @Nullable String keptFor, long bytes) {

	private static final long NOTE_BYTES = 300;

	static Arrival opened(String traceId) {
		return new Arrival(traceId, null, null, NOTE_BYTES);
	}

	static Arrival ended(SpanData span, long bytes) {
		return new Arrival(span.getTraceId(), span, null, bytes);
	}

	static Arrival kept(String traceId, String reason) {
		return new Arrival(traceId, null, reason, NOTE_BYTES);
	}

}
