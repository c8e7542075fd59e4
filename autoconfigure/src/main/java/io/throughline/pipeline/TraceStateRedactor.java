package io.throughline.pipeline;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.throughline.redaction.RedactionCounts;

/**
 * Leaves out entries of a trace state that hold what would be redacted: it came from a
 * caller, and no part of it can be replaced.
 */
final class TraceStateRedactor {

	private final AttributesRedactor redactor;

	TraceStateRedactor(AttributesRedactor redactor) {
		this.redactor = redactor;
	}

	SpanContext redact(SpanContext context) {
		TraceState state = context.getTraceState();
		if (state.isEmpty()) {
			return context;
		}
		TraceStateBuilder safe = state.toBuilder();
		// Not of the trace's counts: each span has the same state again.
		RedactionCounts found = new RedactionCounts();
		state.forEach((key, value) -> {
			String text = key + "=" + value;
			if (!this.redactor.redact(text, found).equals(text)) {
				safe.remove(key);
			}
		});
		return with(context, safe.build());
	}

	static SpanContext with(SpanContext context, TraceState state) {
		return context.isRemote()
				? SpanContext.createFromRemoteParent(context.getTraceId(), context.getSpanId(), context.getTraceFlags(),
						state)
				: SpanContext.create(context.getTraceId(), context.getSpanId(), context.getTraceFlags(), state);
	}

}
