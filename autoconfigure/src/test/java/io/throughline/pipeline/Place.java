package io.throughline.pipeline;

import java.util.List;
import java.util.function.BiConsumer;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;

/**
 * The places of a span that may hold text.
 */
enum Place {

	NAME((span, text) -> span.updateName("call " + text)),

	ATTRIBUTE((span, text) -> span.setAttribute("note", text)),

	LIST((span, text) -> span.setAttribute(AttributeKey.stringArrayKey("notes"), List.of("a", text))),

	VALUE((span, text) -> span.setAttribute(AttributeKey.valueKey("tree"), Value.of(Value.of(text), Value.of(1)))),

	STATUS((span, text) -> span.setStatus(StatusCode.ERROR, text)),

	EVENT_NAME((span, text) -> span.addEvent(text)),

	EVENT_ATTRIBUTE((span, text) -> span.addEvent("event", Attributes.of(AttributeKey.stringKey("note"), text))),

	EXCEPTION((span, text) -> span.recordException(new IllegalStateException(text))),

	CAUSE((span, text) -> span.recordException(new RuntimeException("outer", new IllegalStateException(text)))),

	LINK_ATTRIBUTE((span, text) -> span.addLink(context(TraceState.getDefault()),
			Attributes.of(AttributeKey.stringKey("note"), text))),

	LINK_STATE((span, text) -> span.addLink(context(TraceState.builder().put("vendor", text).build()))),

	// Planted where the span is made.
	TRACE_STATE((span, text) -> {
	}),

	SCOPE((span, text) -> {
	}),

	RESOURCE((span, text) -> {
	});

	private final BiConsumer<Span, String> plant;

	Place(BiConsumer<Span, String> plant) {
		this.plant = plant;
	}

	void plant(Span span, String text) {
		this.plant.accept(span, text);
	}

	private static SpanContext context(TraceState state) {
		return SpanContext.create("0123456789abcdef0123456789abcdef", "0123456789abcdef", TraceFlags.getSampled(),
				state);
	}

}
