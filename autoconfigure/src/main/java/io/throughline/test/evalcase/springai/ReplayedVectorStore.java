package io.throughline.test.evalcase.springai;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.throughline.evalcase.EvalCase;
import io.throughline.test.evalcase.EvalRun;
import io.throughline.test.evalcase.Replays;

import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.ai.vectorstore.filter.Filter;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds the recorded documents while a case is running, best first as they were, and then
 * changes nothing. Which store a document came from is not asked: to tell its collection,
 * a store may call the embedding model.
 *
 * @param delegate the application's own
 * @param replays knows the run
 */
record ReplayedVectorStore(VectorStore delegate, ObjectProvider<Replays> replays) implements VectorStore {

	@Override
	public String getName() {
		return this.delegate.getName();
	}

	@Override
	public List<Document> similaritySearch(SearchRequest request) {
		EvalRun run = this.replays.getObject().current();
		if (run == null) {
			return this.delegate.similaritySearch(request);
		}
		return run.documents().stream().limit(request.getTopK()).map(ReplayedVectorStore::document).toList();
	}

	@Override
	public void add(List<Document> documents) {
		unlessReplayed(() -> this.delegate.add(documents));
	}

	@Override
	public void delete(List<String> idList) {
		unlessReplayed(() -> this.delegate.delete(idList));
	}

	@Override
	public void delete(Filter.Expression filterExpression) {
		unlessReplayed(() -> this.delegate.delete(filterExpression));
	}

	@Override
	public <T> Optional<T> getNativeClient() {
		return this.delegate.getNativeClient();
	}

	private void unlessReplayed(Runnable change) {
		if (this.replays.getObject().current() == null) {
			change.run();
		}
	}

	private static Document document(EvalCase.Document document) {
		return Document.builder()
			.id(document.id())
			.text(Objects.requireNonNullElse(document.text(), ""))
			.score(document.score())
			.build();
	}

}
