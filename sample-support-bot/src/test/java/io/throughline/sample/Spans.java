package io.throughline.sample;

import java.util.List;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;

/** The spans of the sample, as they end. */
final class Spans implements SdkTracerProviderBuilderCustomizer {

	private final InMemorySpanExporter ended = InMemorySpanExporter.create();

	List<SpanData> of(String traceId) {
		return this.ended.getFinishedSpanItems().stream().filter((span) -> span.getTraceId().equals(traceId)).toList();
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
	public void customize(SdkTracerProviderBuilder builder) {
		// Not as a bean of its own: it would see them seconds later, behind the pipeline.
		builder.addSpanProcessor(SimpleSpanProcessor.create(this.ended));
	}

}
