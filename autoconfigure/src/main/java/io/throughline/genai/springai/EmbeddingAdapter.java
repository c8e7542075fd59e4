package io.throughline.genai.springai;

import io.throughline.semconv.Field;
import io.throughline.step.Step;
import io.throughline.step.StepAdapter;
import io.throughline.step.StepContext;
import io.throughline.step.Steps;

import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationContext;

/**
 * Embedding models.
 */
final class EmbeddingAdapter implements StepAdapter<EmbeddingModelObservationContext> {

	@Override
	public Class<EmbeddingModelObservationContext> type() {
		return EmbeddingModelObservationContext.class;
	}

	@Override
	public Step<?> start(EmbeddingModelObservationContext context, Steps steps) {
		EmbeddingOptions options = context.getRequest().getOptions();
		return steps.embedding("embeddings")
			.provider(Providers.name(context.getOperationMetadata().provider()))
			.model((options != null) ? options.getModel() : null);
	}

	@Override
	public void stop(EmbeddingModelObservationContext context, StepContext step) {
		EmbeddingOptions options = context.getRequest().getOptions();
		if (options != null && options.getDimensions() != null) {
			step.putIfAbsent(Field.DIMENSIONS, options.getDimensions().longValue());
		}
		EmbeddingResponse response = context.getResponse();
		if (response != null) {
			String model = response.getMetadata().getModel();
			step.putIfAbsent(Field.RESPONSE_MODEL, model.isEmpty() ? null : model);
			long tokens = response.getMetadata().getUsage().getPromptTokens();
			// Zero is what Spring AI says where the provider said nothing.
			step.putIfAbsent(Field.INPUT_TOKENS, (tokens > 0) ? tokens : null);
		}
	}

}
