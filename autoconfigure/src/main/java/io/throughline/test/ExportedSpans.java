package io.throughline.test;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Records spans as they leave: decided, redacted, with as much content as is exported.
 */
final class ExportedSpans implements SpanProcessor {

	private final TraceRecorder recorder;

	ExportedSpans(TraceRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public void onStart(Context parent, ReadWriteSpan span) {
		// nothing leaves yet
	}

	@Override
	public boolean isStartRequired() {
		return false;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		this.recorder.record(span.getSpanContext().getTraceId(), (trace) -> trace.exported.add(span.toSpanData()));
	}

	@Override
	public boolean isEndRequired() {
		return true;
	}

}
