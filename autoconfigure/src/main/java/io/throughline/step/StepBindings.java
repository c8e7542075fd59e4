package io.throughline.step;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * What steps tell those that follow under the same parent or, as far as the observations
 * around are no steps themselves, under those.
 */
final class StepBindings {

	private static final List<Field> PROMPT = List.of(Field.PROMPT_NAME, Field.PROMPT_VERSION, Field.PROMPT_LABEL);

	private static final List<Field> ASKED_BY = List.of(Field.PROMPT_VERSION, Field.MODEL, Field.PROVIDER);

	private StepBindings() {
	}

	/**
	 * Let a step that starts know what came before it.
	 * @param context context of the step
	 */
	static void bind(StepContext context) {
		switch (context.kind()) {
			case MODEL -> bindPrompt(context);
			case TOOL, PARSER -> showAskedBy(context);
			case EVAL -> bindAnswer(context);
			default -> {
			}
		}
	}

	/**
	 * Let those that follow know of a step that ends.
	 * @param context context of the step
	 */
	static void tell(StepContext context) {
		if (context.status().isFailed()) {
			return;
		}
		if (context.kind() == StepKind.PROMPT) {
			tell(context, PromptBinding.class, new PromptBinding(only(context, PROMPT)));
		}
		else if (context.kind() == StepKind.MODEL) {
			tell(context, ModelAnswer.class, ModelAnswer.of(context, only(context, ASKED_BY)));
		}
	}

	private static void bindPrompt(StepContext model) {
		PromptBinding prompt = nearest(model, PromptBinding.class);
		if (prompt != null && model.value(Field.PROMPT_NAME) == null) {
			prompt.values().forEach(model::put);
		}
	}

	private static void showAskedBy(StepContext context) {
		PromptBinding prompt = nearest(context, PromptBinding.class);
		if (prompt != null) {
			show(context, Field.PROMPT_VERSION, prompt.values().get(Field.PROMPT_VERSION));
		}
		ModelAnswer answer = nearest(context, ModelAnswer.class);
		if (answer != null) {
			answer.askedBy().forEach((field, value) -> show(context, field, value));
		}
	}

	private static void bindAnswer(StepContext evaluation) {
		ModelAnswer answer = nearest(evaluation, ModelAnswer.class);
		if (answer != null) {
			answer.bindTo(evaluation);
		}
	}

	private static void show(StepContext context, Field field, @Nullable Object value) {
		if (value != null) {
			ScopeFields.put(context.carrier(), field, value.toString());
		}
	}

	private static <T> void tell(StepContext context, Class<T> key, T value) {
		for (Observation.Context at = parent(context); at != null; at = around(at)) {
			at.put(key, value);
		}
	}

	private static <T> @Nullable T nearest(StepContext context, Class<T> key) {
		for (Observation.Context at = parent(context); at != null; at = around(at)) {
			T found = at.get(key);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static Observation.@Nullable Context around(Observation.Context context) {
		return (StepContext.of(context) == null) ? parent(context) : null;
	}

	private static Observation.@Nullable Context parent(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		boolean known = parent != null && parent.getContextView() instanceof Observation.Context
				&& !(parent.getContextView() instanceof NullObservation.NullContext);
		return (known && parent != null) ? (Observation.Context) parent.getContextView() : null;
	}

	private static Map<Field, Object> only(StepContext context, List<Field> fields) {
		Map<Field, Object> values = new EnumMap<>(Field.class);
		fields.forEach((field) -> {
			Object value = context.value(field);
			if (value != null) {
				values.put(field, value);
			}
		});
		return values;
	}

}
