package io.throughline.sample;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.throughline.reference.Reference;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The trace of the current request, for the bodies that name it. */
@Component
public final class CurrentTrace {

	private static final TraceRef NONE = new TraceRef(null, null);

	private final ObjectProvider<Tracer> tracer;

	CurrentTrace(ObjectProvider<Tracer> tracer) {
		this.tracer = tracer;
	}

	/**
	 * Return the current trace.
	 * @return its id and reference, both {@code null} where tracing is off
	 */
	public TraceRef get() {
		Tracer available = this.tracer.getIfAvailable();
		Span span = (available != null) ? available.currentSpan() : null;
		String traceId = (span != null) ? span.context().traceId() : "";
		return (traceId.length() == 32) ? new TraceRef(traceId, Reference.of(traceId).toString()) : NONE;
	}

}
