package io.throughline.step;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Text becomes vectors.
 */
public final class EmbeddingStep extends Step<EmbeddingStep> {

	EmbeddingStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.EMBEDDING, name));
	}

	private EmbeddingStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set who provides the model.
	 * @param provider name of the provider, as OpenTelemetry spells it, or {@code null}
	 * @return this
	 */
	public EmbeddingStep provider(@Nullable String provider) {
		return set(Field.PROVIDER, provider);
	}

	/**
	 * Set the model that is asked for.
	 * @param model the model's exact name, or {@code null}
	 * @return this
	 */
	public EmbeddingStep model(@Nullable String model) {
		return set(Field.MODEL, model);
	}

	/**
	 * Set the model that answered.
	 * @param model the model's exact name, or {@code null}
	 * @return this
	 */
	public EmbeddingStep responseModel(@Nullable String model) {
		return set(Field.RESPONSE_MODEL, model);
	}

	/**
	 * Set the tokens that went in, those from a cache included.
	 * @param tokens the number
	 * @return this
	 */
	public EmbeddingStep inputTokens(long tokens) {
		return set(Field.INPUT_TOKENS, tokens);
	}

	/**
	 * Set the length of the vectors.
	 * @param count the number
	 * @return this
	 */
	public EmbeddingStep dimensions(long count) {
		return set(Field.DIMENSIONS, count);
	}

	@Override
	EmbeddingStep with(StepObservations observations, StepContext context) {
		return new EmbeddingStep(observations, context);
	}

}
