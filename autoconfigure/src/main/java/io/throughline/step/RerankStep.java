package io.throughline.step;

import java.util.List;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Documents are put into a better order.
 */
public final class RerankStep extends Step<RerankStep> {

	RerankStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.RERANK, name));
	}

	private RerankStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set who provides the model.
	 * @param provider name of the provider, as OpenTelemetry spells it, or {@code null}
	 * @return this
	 */
	public RerankStep provider(@Nullable String provider) {
		return set(Field.PROVIDER, provider);
	}

	/**
	 * Set the model that is asked for.
	 * @param model the model's exact name, or {@code null}
	 * @return this
	 */
	public RerankStep model(@Nullable String model) {
		return set(Field.MODEL, model);
	}

	/**
	 * Set how many documents go in.
	 * @param count the number
	 * @return this
	 */
	public RerankStep candidates(long count) {
		return set(Field.CANDIDATES, count);
	}

	/**
	 * Set how many documents come out.
	 * @param count the number
	 * @return this
	 */
	public RerankStep topN(long count) {
		return set(Field.TOP_N, count);
	}

	/**
	 * Set the documents in their new order.
	 * @param ids their ids
	 * @return this
	 */
	public RerankStep documentIds(List<String> ids) {
		return set(Field.DOCUMENT_IDS, ids);
	}

	@Override
	RerankStep with(StepObservations observations, StepContext context) {
		return new RerankStep(observations, context);
	}

}
