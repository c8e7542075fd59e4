package io.throughline.step;

import java.util.Locale;

import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * A tool is run. What it calls outside becomes its children.
 */
public final class ToolStep extends Step<ToolStep> {

	private static final String NON_IDEMPOTENT = SideEffect.NON_IDEMPOTENT.name().toLowerCase(Locale.ROOT);

	ToolStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.TOOL, name));
		set(Field.TOOL_NAME, name);
	}

	ToolStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the type.
	 * @param type {@code function}, {@code extension} or {@code datastore}, or
	 * {@code null}
	 * @return this
	 */
	public ToolStep type(@Nullable String type) {
		return set(Field.TOOL_TYPE, type);
	}

	/**
	 * Set the version.
	 * @param version the version, or {@code null}
	 * @return this
	 */
	public ToolStep version(@Nullable String version) {
		return set(Field.TOOL_VERSION, version);
	}

	/**
	 * Set what the model is told of the tool; content.
	 * @param text the description, or {@code null}
	 * @return this
	 */
	public ToolStep description(@Nullable String text) {
		return set(Field.TOOL_DESCRIPTION, text);
	}

	/**
	 * Set the id that the model gave the call.
	 * @param id the id, or {@code null}
	 * @return this
	 */
	public ToolStep callId(@Nullable String id) {
		return set(Field.TOOL_CALL_ID, id);
	}

	/**
	 * Set the model that asked for the call.
	 * @param model the model's exact name, or {@code null}
	 * @return this
	 */
	public ToolStep model(@Nullable String model) {
		return set(Field.MODEL, model);
	}

	/**
	 * Set whether a failed call may be repeated.
	 * @param retryable whether it may
	 * @return this
	 */
	public ToolStep retryable(boolean retryable) {
		return set(Field.TOOL_RETRYABLE, retryable);
	}

	/**
	 * Set the result in a few words; content.
	 * @param summary the words, or {@code null}
	 * @return this
	 */
	public ToolStep resultSummary(@Nullable String summary) {
		return set(Field.TOOL_RESULT, summary);
	}

	/**
	 * Set the arguments; content.
	 * @param arguments the arguments, kept as text, or {@code null}
	 * @return this
	 */
	public ToolStep arguments(@Nullable Object arguments) {
		return guarded(() -> set(Field.TOOL_ARGUMENTS, (arguments != null) ? arguments.toString() : null));
	}

	/**
	 * Set what the call leaves behind in the world. In a drill, a call that leaves more
	 * with each time is refused here if it has begun, and before it begins otherwise.
	 * @param effect the effect
	 * @return this
	 * @throws DrillRefusedException in a drill, if the call leaves more with each time
	 */
	public ToolStep sideEffect(SideEffect effect) {
		set(Field.TOOL_SIDE_EFFECT, effect.name().toLowerCase(Locale.ROOT));
		DrillRefusedException refusal = refusal();
		if (refusal != null) {
			throw refusal;
		}
		return this;
	}

	@Override
	@Nullable DrillRefusedException refusal() {
		boolean effective = NON_IDEMPOTENT.equals(context().value(Field.TOOL_SIDE_EFFECT));
		// A call that has not begun stands under no request yet.
		boolean drilled = effective && ScopeFields.of(context().carrier()).containsKey(Field.DRILL);
		return drilled ? new DrillRefusedException(context().step()) : null;
	}

	/**
	 * What a tool leaves behind in the world.
	 */
	public enum SideEffect {

		/**
		 * Nothing.
		 */
		NONE,

		/**
		 * The same, however often it is called.
		 */
		IDEMPOTENT,

		/**
		 * More with each call.
		 */
		NON_IDEMPOTENT

	}

	@Override
	ToolStep with(StepObservations observations, StepContext context) {
		return new ToolStep(observations, context);
	}

}
