package io.throughline.test;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Records spans as they begin and end.
 */
final class RecordedSpans implements SpanProcessor {

	private final TraceRecorder recorder;

	RecordedSpans(TraceRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public void onStart(Context parent, ReadWriteSpan span) {
		this.recorder.record(span.getSpanContext().getTraceId(),
				(trace) -> trace.running.add(span.getSpanContext().getSpanId()));
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		this.recorder.record(span.getSpanContext().getTraceId(), (trace) -> {
			trace.running.remove(span.getSpanContext().getSpanId());
			trace.spans.add(span.toSpanData());
		});
	}

	@Override
	public boolean isEndRequired() {
		return true;
	}

}
