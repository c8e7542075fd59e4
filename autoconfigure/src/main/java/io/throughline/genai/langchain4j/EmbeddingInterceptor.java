package io.throughline.genai.langchain4j;

import java.util.List;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.throughline.step.EmbeddingStep;
import io.throughline.step.OpenStep;
import io.throughline.step.StepKind;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Makes each call of an embedding model a step.
 *
 * @param steps where steps begin
 */
record EmbeddingInterceptor(CurrentSteps steps) implements MethodInterceptor {

	// What LangChain4j says of a model that has no name.
	private static final String UNKNOWN = "unknown";

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		if (!invocation.getMethod().getName().startsWith("embed") || this.steps.isIn(StepKind.EMBEDDING)) {
			return invocation.proceed();
		}
		OpenStep<EmbeddingStep> step = this.steps.get().embedding("embeddings").open();
		step.set((embedding) -> asked(embedding, invocation.getThis()));
		return StepInvocation.proceed(invocation, step, EmbeddingInterceptor::answered);
	}

	private static void asked(EmbeddingStep step, @Nullable Object target) {
		if (target instanceof EmbeddingModel model) {
			step.provider(Providers.name(model.provider()))
				.model(UNKNOWN.equals(model.modelName()) ? null : model.modelName());
		}
	}

	private static void answered(EmbeddingStep step, Object answer) {
		if (answer instanceof EmbeddingResponse response) {
			answered(step, response.embeddings(), response.metadata().tokenUsage());
		}
		else if (answer instanceof Response<?> response) {
			answered(step, response.content(), response.tokenUsage());
		}
	}

	private static void answered(EmbeddingStep step, @Nullable Object content, @Nullable TokenUsage usage) {
		Object one = (content instanceof List<?> all && !all.isEmpty()) ? all.get(0) : content;
		if (one instanceof Embedding embedding) {
			step.dimensions(embedding.dimension());
		}
		if (usage != null && usage.inputTokenCount() != null) {
			step.inputTokens(usage.inputTokenCount());
		}
	}

}
