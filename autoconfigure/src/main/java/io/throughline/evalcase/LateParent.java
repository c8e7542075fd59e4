package io.throughline.evalcase;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a span that ended long ago, as the parent of one that comes late.
 */
final class LateParent {

	private LateParent() {
	}

	static Observation of(String traceId, String spanId) {
		// Without a handler there would be no observation.
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler((context) -> false);
		Observation.Context context = new Observation.Context();
		TracingContext tracing = new TracingContext();
		SpanContext span = SpanContext.create(traceId, spanId, TraceFlags.getSampled(), TraceState.getDefault());
		tracing.setSpan(OtelSpan.fromOtel(Span.wrap(span)));
		context.put(TracingContext.class, tracing);
		return Observation.createNotStarted("throughline.late", () -> context, registry);
	}

	static @Nullable TraceContext span(Observation observation) {
		TracingContext tracing = observation.getContextView().get(TracingContext.class);
		return (tracing != null && tracing.getSpan() != null) ? tracing.getSpan().context() : null;
	}

}
