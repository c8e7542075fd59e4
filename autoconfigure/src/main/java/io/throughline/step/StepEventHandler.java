package io.throughline.step;

import java.util.List;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import io.throughline.semconv.EventName;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a step tells as an event, which OpenTelemetry has as a log record: the
 * result of an evaluation, on the span that was evaluated, and how many values were
 * masked. Content is in no event.
 */
final class StepEventHandler implements StepHandler, ResultRecorder {

	private static final List<Field> EVALUATION = List.of(Field.EVAL_NAME, Field.EVAL_SCORE, Field.EVAL_LABEL,
			Field.RESPONSE_ID, Field.JUDGE_MODEL, Field.JUDGE_VERSION, Field.RUBRIC_VERSION);

	private static final List<Field> MASKING = List.of(Field.MASKED_COUNT, Field.MASKED_TYPES);

	private final Logger events;

	private final @Nullable FieldRedactor redactor;

	StepEventHandler(OpenTelemetry openTelemetry, @Nullable FieldRedactor redactor) {
		this.redactor = redactor;
		this.events = openTelemetry.getLogsBridge().get("io.throughline.step");
	}

	@Override
	public void onStop(StepContext context) {
		if (context.first(StepEventHandler.class)) {
			record(context);
		}
	}

	@Override
	public void record(StepContext result) {
		if (result.kind() == StepKind.EVAL && isJudged(result)) {
			emit(EventName.EVALUATION_RESULT, EVALUATION, result);
		}
		else if (result.kind() == StepKind.POLICY && isPositive(result.value(Field.MASKED_COUNT))) {
			emit(EventName.CONTENT_MASKED, MASKING, result);
		}
	}

	private boolean isJudged(StepContext result) {
		return result.status().isFailed() || result.value(Field.EVAL_SCORE) != null
				|| result.value(Field.EVAL_LABEL) != null;
	}

	private boolean isPositive(@Nullable Object value) {
		return value instanceof Long number && number > 0;
	}

	private void emit(EventName name, List<Field> fields, StepContext step) {
		LogRecordBuilder event = this.events.logRecordBuilder()
			.setEventName(name.value())
			.setContext(ModelAnswer.context(step));
		TypedAttributes attributes = TypedAttributes.of(event);
		fields.forEach((field) -> attributes.put(field, safe(field, step.value(field))));
		attributes.put(Field.ERROR_CODE, step.status().isFailed() ? step.errorCode() : null);
		event.emit();
	}

	private @Nullable Object safe(Field field, @Nullable Object value) {
		return (value != null && this.redactor != null)
				? this.redactor.redact(field.logKey(), value, new RedactionCounts()) : value;
	}

}
