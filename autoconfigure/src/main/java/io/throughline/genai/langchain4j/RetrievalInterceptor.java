package io.throughline.genai.langchain4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import io.throughline.step.OpenStep;
import io.throughline.step.RetrievalStep;
import io.throughline.step.StepKind;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Makes each search of a content retriever a step, and each search of an embedding store
 * that no retriever makes.
 *
 * @param steps where steps begin
 */
record RetrievalInterceptor(CurrentSteps steps) implements MethodInterceptor {

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		String method = invocation.getMethod().getName();
		if ((!method.equals("retrieve") && !method.equals("search")) || this.steps.isIn(StepKind.RETRIEVAL)) {
			return invocation.proceed();
		}
		OpenStep<RetrievalStep> step = this.steps.get().retrieval(method).open();
		step.set((retrieval) -> asked(retrieval, StepInvocation.argument(invocation)));
		return StepInvocation.proceed(invocation, step, RetrievalInterceptor::found);
	}

	private static void asked(RetrievalStep step, @Nullable Object what) {
		if (what instanceof Query query) {
			step.query(query.text());
		}
		else if (what instanceof EmbeddingSearchRequest request) {
			step.query(request.query())
				.topK(request.maxResults())
				.filters((request.filter() != null) ? request.filter().toString() : null);
		}
	}

	private static void found(RetrievalStep step, Object result) {
		if (result instanceof EmbeddingSearchResult<?> found) {
			step.documents(found.matches(), EmbeddingMatch::embeddingId, EmbeddingMatch::score);
		}
		else if (result instanceof List<?> found) {
			step.documents(found.stream().map((content) -> ((Content) content).metadata()).toList(),
					(metadata) -> Objects.toString(metadata.get(ContentMetadata.EMBEDDING_ID), "unknown"),
					RetrievalInterceptor::score);
		}
	}

	private static double score(Map<ContentMetadata, Object> metadata) {
		return (metadata.get(ContentMetadata.SCORE) instanceof Number score) ? score.doubleValue() : Double.NaN;
	}

}
