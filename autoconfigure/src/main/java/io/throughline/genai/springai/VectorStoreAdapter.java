package io.throughline.genai.springai;

import java.util.List;

import io.micrometer.observation.ObservationView;
import io.throughline.step.RetrievalStep;
import io.throughline.step.RetrievedDocument;
import io.throughline.step.Step;
import io.throughline.step.StepAdapter;
import io.throughline.step.StepContext;
import io.throughline.step.StepKind;
import io.throughline.step.Steps;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.observation.VectorStoreObservationContext;

/**
 * Searches of vector stores. What is written to them is no step, and neither is a search
 * around which the application has one of its own.
 */
final class VectorStoreAdapter implements StepAdapter<VectorStoreObservationContext> {

	@Override
	public Class<VectorStoreObservationContext> type() {
		return VectorStoreObservationContext.class;
	}

	@Override
	public @Nullable Step<?> start(VectorStoreObservationContext context, Steps steps) {
		boolean query = VectorStoreObservationContext.Operation.QUERY.value().equals(context.getOperationName());
		if (!query || isWithinRetrieval(context)) {
			return null;
		}
		String collection = context.getCollectionName();
		RetrievalStep step = steps.retrieval("retrieval")
			.provider(context.getDatabaseSystem())
			.index((collection != null) ? collection : context.getDatabaseSystem());
		SearchRequest request = context.getQueryRequest();
		return (request != null) ? asked(request, step) : step;
	}

	@Override
	public void stop(VectorStoreObservationContext context, StepContext step) {
		List<Document> found = context.getQueryResponse();
		if (found != null) {
			RetrievedDocument.put(found.stream().map(VectorStoreAdapter::document).toList(), step);
		}
	}

	private static boolean isWithinRetrieval(VectorStoreObservationContext context) {
		ObservationView parent = context.getParentObservation();
		StepContext around = (parent != null) ? StepContext.of(parent.getContextView()) : null;
		return around != null && around.kind() == StepKind.RETRIEVAL;
	}

	private static RetrievalStep asked(SearchRequest request, RetrievalStep step) {
		Object filters = request.getFilterExpression();
		return step.query(request.getQuery())
			.topK(request.getTopK())
			.filters((filters != null) ? filters.toString() : null);
	}

	private static RetrievedDocument document(Document document) {
		Double score = document.getScore();
		return RetrievedDocument.of(document.getId(), (score != null) ? score : Double.NaN);
	}

}
