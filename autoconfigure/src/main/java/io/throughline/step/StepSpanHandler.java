package io.throughline.step;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;
import io.throughline.redaction.ContentCapture;
import io.throughline.scope.MdcScope;
import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import org.jspecify.annotations.Nullable;

/**
 * Makes the span of a step: kind, name and what is known so far at its start, so that
 * samplers see them; everything, typed, at its end. An error only if the step failed.
 */
final class StepSpanHandler implements TracingObservationHandler<StepContext>, StepHandler {

	private final Tracer tracer;

	private final boolean contentCaptured;

	StepSpanHandler(Tracer tracer, ContentCapture content) {
		this.tracer = tracer;
		this.contentCaptured = content.captured();
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return StepHandler.super.supportsContext(context);
	}

	@Override
	public @Nullable Span getParentSpan(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		boolean given = context instanceof StepContext step && step.isParentGiven();
		Span span = (given && parent != null) ? MdcScope.span(parent.getContextView()) : null;
		// Another span may be current where a parent was named.
		return (span != null) ? span : TracingObservationHandler.super.getParentSpan(context);
	}

	@Override
	public void onStart(StepContext context) {
		if (getTracingContext(context).getSpan() != null) {
			return;
		}
		Span.Builder builder = this.tracer.spanBuilder().name(getSpanName(context));
		Span parent = getParentSpan(context);
		if (parent != null) {
			builder.setParent(parent.context());
		}
		if (context.kind().isClient()) {
			builder.kind(Span.Kind.CLIENT);
		}
		if (!context.isTentative()) {
			write(context, TypedAttributes.of(builder));
		}
		getTracingContext(context).setSpan(builder.start());
	}

	@Override
	public void onError(StepContext context) {
		// Written at the end: the status may still be set, and not every exception is a
		// failure.
	}

	@Override
	public void onStop(StepContext context) {
		Span span = getRequiredSpan(context);
		if (context.isWithdrawn()) {
			span.name("call");
			endSpan(context, span);
		}
		if (!context.first(StepSpanHandler.class)) {
			return;
		}
		span.name(getSpanName(context));
		tagSpan(context, span);
		write(context, TypedAttributes.of(span));
		if (context.status().isFailed()) {
			fail(context, span);
		}
		endSpan(context, span);
	}

	private void fail(StepContext context, Span span) {
		TypedAttributes.of(span).put(Field.ERROR_CODE, context.errorCode());
		Throwable error = context.getError();
		if (error != null) {
			span.error(error);
		}
		else {
			// Micrometer's span knows no failure without an exception.
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
	}

	private void write(StepContext context, TypedAttributes attributes) {
		context.values().forEach((field, value) -> {
			if (this.contentCaptured || field.sensitivity() != Sensitivity.CONTENT) {
				attributes.put(field, value);
			}
		});
	}

}
