package io.throughline.sample;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

/** The spans of the sample, as they end. */
final class Spans implements SpanProcessor {

	private final ConcurrentLinkedQueue<SpanData> ended = new ConcurrentLinkedQueue<>();

	List<SpanData> of(String traceId) {
		return this.ended.stream().filter((span) -> span.getTraceId().equals(traceId)).toList();
	}

	/** Draw a trace: the name and kind of each span, below its parent. */
	String tree(String traceId) {
		StringBuilder tree = new StringBuilder();
		List<SpanData> spans = of(traceId);
		spans.stream()
			.filter((span) -> spans.stream().noneMatch((other) -> other.getSpanId().equals(span.getParentSpanId())))
			.forEach((root) -> draw(tree, spans, root, ""));
		return tree.toString();
	}

	private void draw(StringBuilder tree, List<SpanData> spans, SpanData span, String indent) {
		tree.append(indent).append(span.getName()).append(' ').append(span.getKind()).append('\n');
		spans.stream()
			.filter((child) -> child.getParentSpanId().equals(span.getSpanId()))
			.sorted((one, other) -> Long.compare(one.getStartEpochNanos(), other.getStartEpochNanos()))
			.forEach((child) -> draw(tree, spans, child, indent + "  "));
	}

	@Override
	public void onStart(Context parent, ReadWriteSpan span) {
	}

	@Override
	public boolean isStartRequired() {
		return false;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		this.ended.add(span.toSpanData());
	}

	@Override
	public boolean isEndRequired() {
		return true;
	}

}
