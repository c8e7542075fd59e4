package io.throughline.step;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * An answer is judged.
 */
public final class EvalStep extends Step<EvalStep> {

	EvalStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.EVAL, name));
		set(Field.EVAL_NAME, name);
	}

	private EvalStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the score.
	 * @param value the score
	 * @return this
	 */
	public EvalStep score(double value) {
		return set(Field.EVAL_SCORE, value);
	}

	/**
	 * Set the verdict, one of few words.
	 * @param label for example {@code pass}, or {@code null}
	 * @return this
	 */
	public EvalStep label(@Nullable String label) {
		return set(Field.EVAL_LABEL, label);
	}

	/**
	 * Set why; content.
	 * @param text the text, or {@code null}
	 * @return this
	 */
	public EvalStep explanation(@Nullable String text) {
		return set(Field.EVAL_EXPLANATION, text);
	}

	/**
	 * Set the model that judged.
	 * @param model the model's exact name, or {@code null}
	 * @return this
	 */
	public EvalStep judgeModel(@Nullable String model) {
		return set(Field.JUDGE_MODEL, model);
	}

	/**
	 * Set the version of the judge.
	 * @param version the version, or {@code null}
	 * @return this
	 */
	public EvalStep judgeVersion(@Nullable String version) {
		return set(Field.JUDGE_VERSION, version);
	}

	/**
	 * Set the version of the rubric.
	 * @param version the version, or {@code null}
	 * @return this
	 */
	public EvalStep rubricVersion(@Nullable String version) {
		return set(Field.RUBRIC_VERSION, version);
	}

	/**
	 * Set the answer that is judged.
	 * @param id the id that its provider gave it, or {@code null}
	 * @return this
	 */
	public EvalStep responseId(@Nullable String id) {
		return set(Field.RESPONSE_ID, id);
	}

	/**
	 * Record a result that comes alone, later for example, by the id of the answer: an
	 * event and a line, no span.
	 */
	public void record() {
		observations().record(new StepContext(context()));
	}

	@Override
	EvalStep with(StepObservations observations, StepContext context) {
		return new EvalStep(observations, context);
	}

}
