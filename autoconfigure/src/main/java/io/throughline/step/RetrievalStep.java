package io.throughline.step;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Documents are searched.
 */
public final class RetrievalStep extends Step<RetrievalStep> {

	RetrievalStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.RETRIEVAL, name));
	}

	private RetrievalStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the index or data source, one of few: it is part of the span's name.
	 * @param index the index, or {@code null}
	 * @return this
	 */
	public RetrievalStep index(@Nullable String index) {
		return set(Field.DATA_SOURCE, index);
	}

	/**
	 * Set the version of the index.
	 * @param version the version, or {@code null}
	 * @return this
	 */
	public RetrievalStep indexVersion(@Nullable String version) {
		return set(Field.INDEX_VERSION, version);
	}

	/**
	 * Set who provides the index.
	 * @param provider the provider, or {@code null}
	 * @return this
	 */
	public RetrievalStep provider(@Nullable String provider) {
		return set(Field.PROVIDER, provider);
	}

	/**
	 * Set what is asked; content.
	 * @param query the query, or {@code null}
	 * @return this
	 */
	public RetrievalStep query(@Nullable String query) {
		return set(Field.QUERY, query);
	}

	/**
	 * Set the query as it was searched; content.
	 * @param query the query, or {@code null}
	 * @return this
	 */
	public RetrievalStep normalizedQuery(@Nullable String query) {
		return set(Field.NORMALIZED_QUERY, query);
	}

	/**
	 * Set the filters; content.
	 * @param filters the filters as text, or {@code null}
	 * @return this
	 */
	public RetrievalStep filters(@Nullable String filters) {
		return set(Field.FILTERS, filters);
	}

	/**
	 * Set how many documents are asked for.
	 * @param count the number
	 * @return this
	 */
	public RetrievalStep topK(long count) {
		return set(Field.TOP_K, count);
	}

	/**
	 * Set the id that the search engine gave the request.
	 * @param id the id, or {@code null}
	 * @return this
	 */
	public RetrievalStep searchRequestId(@Nullable String id) {
		return set(Field.SEARCH_REQUEST_ID, id);
	}

	/**
	 * Set whether even the best document scores too low.
	 * @param low whether it does
	 * @return this
	 */
	public RetrievalStep lowScore(boolean low) {
		return set(Field.LOW_SCORE, low);
	}

	/**
	 * Set the documents that were found. None at all is the status
	 * {@link StepStatus#RETRIEVAL_EMPTY}, unless another one is set.
	 * @param found the documents, best first
	 * @param id tells a document's id
	 * @param score tells a document's score
	 * @param <T> type of a document
	 * @return this
	 */
	public <T> RetrievalStep documents(Collection<? extends T> found, Function<? super T, String> id,
			ToDoubleFunction<? super T> score) {
		return guarded(() -> documents(
				found.stream().map((hit) -> RetrievedDocument.of(id.apply(hit), score.applyAsDouble(hit))).toList()));
	}

	/**
	 * Set the documents that were found, with all that is known of them. None at all is
	 * the status {@link StepStatus#RETRIEVAL_EMPTY}, unless another one is set.
	 * @param found the documents, best first
	 * @return this
	 */
	public RetrievalStep documents(List<RetrievedDocument> found) {
		return guarded(() -> RetrievedDocument.put(found, context()));
	}

	@Override
	RetrievalStep with(StepObservations observations, StepContext context) {
		return new RetrievalStep(observations, context);
	}

}
