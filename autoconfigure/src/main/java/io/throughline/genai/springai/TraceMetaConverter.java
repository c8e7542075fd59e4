package io.throughline.genai.springai;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.mcp.ToolContextToMcpMetaConverter;

/**
 * Adds the trace to the {@code _meta} of calls of tools by the Model Context Protocol.
 */
final class TraceMetaConverter implements ToolContextToMcpMetaConverter {

	private static final Set<String> KEYS = Set.of("traceparent", "tracestate");

	private final ToolContextToMcpMetaConverter otherwise = ToolContextToMcpMetaConverter.defaultConverter();

	private final Tracer tracer;

	private final Propagator propagator;

	TraceMetaConverter(Tracer tracer, Propagator propagator) {
		this.tracer = tracer;
		this.propagator = propagator;
	}

	@Override
	public Map<String, Object> convert(ToolContext toolContext) {
		Map<String, Object> meta = new HashMap<>(this.otherwise.convert(toolContext));
		Span current = this.tracer.currentSpan();
		if (current != null) {
			this.propagator.inject(current.context(), meta, TraceMetaConverter::put);
		}
		return meta;
	}

	private static void put(@Nullable Map<String, Object> meta, String key, String value) {
		if (meta != null && KEYS.contains(key)) {
			meta.put(key, value);
		}
	}

}
