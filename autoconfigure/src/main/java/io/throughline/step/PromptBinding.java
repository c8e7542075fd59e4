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
 * What a step tells those that follow it under the same parent: the last prompt to the
 * model calls, to the lines of the tools which prompt and model asked for them, and to
 * evaluations which answer they judge.
 *
 * @param values the fields of the prompt, and the model
 * @param answer the last answer of a model, or {@code null}
 */
record PromptBinding(Map<Field, Object> values, @Nullable ModelAnswer answer) {

	private static final List<Field> PROMPT = List.of(Field.PROMPT_NAME, Field.PROMPT_VERSION, Field.PROMPT_LABEL);

	// A model step has the fields of the prompt it was bound to.
	private static final List<Field> MODEL = List.of(Field.PROMPT_NAME, Field.PROMPT_VERSION, Field.PROMPT_LABEL,
			Field.MODEL, Field.PROVIDER);

	private static final List<Field> ASKED_BY = List.of(Field.PROMPT_VERSION, Field.MODEL, Field.PROVIDER);

	/**
	 * Let a step that starts know what came before it under its parent or, as far as the
	 * observations around are no steps themselves, under them.
	 * @param context context of the step
	 */
	static void bind(StepContext context) {
		PromptBinding binding = nearest(context);
		if (binding == null) {
			return;
		}
		if (context.kind() == StepKind.MODEL && context.value(Field.PROMPT_NAME) == null) {
			PROMPT.forEach((field) -> context.put(field, binding.values().get(field)));
		}
		if (context.kind() == StepKind.TOOL || context.kind() == StepKind.PARSER) {
			ASKED_BY.forEach((field) -> show(context, field, binding.values().get(field)));
		}
		if (context.kind() == StepKind.EVAL && binding.answer() != null) {
			binding.answer().bindTo(context);
		}
	}

	/**
	 * Let those that follow know of a step that ends: those under its parent and, as far
	 * as the observations around are no steps themselves, those under them.
	 * @param context context of the step
	 */
	static void tell(StepContext context) {
		List<Field> fields = told(context);
		ModelAnswer own = (context.kind() == StepKind.MODEL) ? ModelAnswer.of(context) : null;
		Observation.Context at = parent(context);
		while (at != null && !fields.isEmpty()) {
			PromptBinding before = at.get(PromptBinding.class);
			ModelAnswer answer = (own != null || before == null) ? own : before.answer();
			at.put(PromptBinding.class, new PromptBinding(only(context, fields), answer));
			at = (StepContext.of(at) == null) ? parent(at) : null;
		}
	}

	private static List<Field> told(StepContext context) {
		if (context.status().isFailed()) {
			return List.of();
		}
		return switch (context.kind()) {
			case PROMPT -> PROMPT;
			case MODEL -> MODEL;
			default -> List.of();
		};
	}

	private static @Nullable PromptBinding nearest(StepContext context) {
		PromptBinding found = null;
		Observation.Context at = parent(context);
		while (at != null && found == null) {
			found = at.get(PromptBinding.class);
			at = (StepContext.of(at) == null) ? parent(at) : null;
		}
		return found;
	}

	private static void show(StepContext context, Field field, @Nullable Object value) {
		if (value != null) {
			ScopeFields.put(context.carrier(), field, value.toString());
		}
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

	private static Observation.@Nullable Context parent(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		boolean known = parent != null && parent.getContextView() instanceof Observation.Context
				&& !(parent.getContextView() instanceof NullObservation.NullContext);
		return (known && parent != null) ? (Observation.Context) parent.getContextView() : null;
	}

}
