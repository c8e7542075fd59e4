package io.throughline.row;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * The span during which a row is written. What Hibernate creates knows no beans, so it is
 * read where the bridge keeps it.
 */
final class CurrentSpan {

	private CurrentSpan() {
	}

	static @Nullable String traceId() {
		SpanContext span = Span.current().getSpanContext();
		return span.isValid() ? span.getTraceId() : null;
	}

	static @Nullable String traceParent() {
		SpanContext span = Span.current().getSpanContext();
		return span.isValid() ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
				: null;
	}

}
