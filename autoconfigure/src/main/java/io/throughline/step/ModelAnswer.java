package io.throughline.step;

import java.util.Map;

import io.micrometer.tracing.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.throughline.scope.MdcScope;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * The last answer of a model: what an evaluation that follows under the same parent
 * judges, and what the tools that follow were asked by.
 *
 * @param askedBy prompt and model, as the lines of tools show them
 * @param span the model's span, invalid if it has none
 * @param responseId the id that the provider gave the answer, or {@code null}
 */
record ModelAnswer(Map<Field, Object> askedBy, SpanContext span, @Nullable Object responseId) {

	static ModelAnswer of(StepContext model, Map<Field, Object> askedBy) {
		return new ModelAnswer(askedBy, span(model), model.value(Field.RESPONSE_ID));
	}

	/**
	 * Let an evaluation know the answer, unless it says that it judges another one.
	 */
	void bindTo(StepContext evaluation) {
		evaluation.putIfAbsent(Field.RESPONSE_ID, this.responseId);
		evaluation.put(Judged.class, new Judged(this));
	}

	/**
	 * Return where the event of a step belongs: to the span that it is about, and to the
	 * current one where the step has no span of its own.
	 */
	static Context context(StepContext step) {
		Judged judged = step.get(Judged.class);
		SpanContext span = (judged != null && judged.answer().isMeant(step)) ? judged.answer().span() : span(step);
		return span.isValid() ? Context.current().with(Span.wrap(span)) : Context.current();
	}

	private boolean isMeant(StepContext evaluation) {
		return this.span.isValid()
				&& (this.responseId == null || this.responseId.equals(evaluation.value(Field.RESPONSE_ID)));
	}

	private static SpanContext span(StepContext step) {
		TraceContext trace = MdcScope.trace(step);
		if (trace == null) {
			return SpanContext.getInvalid();
		}
		TraceFlags flags = Boolean.TRUE.equals(trace.sampled()) ? TraceFlags.getSampled() : TraceFlags.getDefault();
		return SpanContext.create(trace.traceId(), trace.spanId(), flags, TraceState.getDefault());
	}

	/**
	 * Marks an evaluation, in which models may answer as well.
	 *
	 * @param answer the answer it judges
	 */
	private record Judged(ModelAnswer answer) {

	}

}
