package io.throughline.logging;

import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeClosedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.throughline.reference.Reference;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts {@code trace_id}, {@code span_id} and {@code ref} of the current span into the
 * MDC, in place of Boot's listener with its other spelling.
 */
final class TraceMdcListener extends Slf4JEventListener {

	@Override
	public void onEvent(Object event) {
		if (event instanceof ScopeAttachedEvent attached) {
			show(attached.getSpan());
		}
		else if (event instanceof ScopeRestoredEvent restored) {
			show(restored.getSpan());
		}
		else if (event instanceof ScopeClosedEvent) {
			show(null);
		}
	}

	private void show(@Nullable Span span) {
		SpanContext context = (span != null) ? span.getSpanContext() : SpanContext.getInvalid();
		if (!context.isValid()) {
			MDC.remove(Field.TRACE_ID.logKey());
			MDC.remove(Field.SPAN_ID.logKey());
			MDC.remove(Field.REFERENCE.logKey());
			return;
		}
		MDC.put(Field.SPAN_ID.logKey(), context.getSpanId());
		if (!context.getTraceId().equals(MDC.get(Field.TRACE_ID.logKey()))) {
			MDC.put(Field.TRACE_ID.logKey(), context.getTraceId());
			MDC.put(Field.REFERENCE.logKey(), Reference.of(context.getTraceId()).text());
		}
	}

}
