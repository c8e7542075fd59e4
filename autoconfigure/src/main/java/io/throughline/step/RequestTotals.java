package io.throughline.step;

import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.throughline.scope.TraceFailure;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * The sum of the steps of one request, kept in the context of its outermost observation.
 */
public final class RequestTotals {

	private long modelCalls;

	private long inputTokens;

	private long outputTokens;

	private final CostSum cost = new CostSum();

	private final CostSum retryCost = new CostSum();

	private @Nullable Object model;

	private @Nullable Failure failure;

	private RequestTotals() {
	}

	/**
	 * Return the sum of a request.
	 * @param context context of its outermost observation
	 * @return the sum so far, or {@code null} if no step has ended
	 */
	public static @Nullable RequestTotals of(Observation.ContextView context) {
		return context.get(RequestTotals.class);
	}

	/**
	 * Add a step that has ended, and let the ones that follow know of it.
	 */
	static void add(StepContext context) {
		StepBindings.tell(context);
		Observation.Context root = root(context);
		if (root != null) {
			RequestTotals totals = root.computeIfAbsent(RequestTotals.class, (key) -> new RequestTotals());
			totals.sum(context);
			if (context.status().isFailed()) {
				TraceFailure.mark(root);
			}
		}
	}

	/**
	 * Return the model that was asked last.
	 * @return its name, or {@code null} if none was or it is not known
	 */
	public synchronized @Nullable String model() {
		return (this.model != null) ? this.model.toString() : null;
	}

	/**
	 * Return how many model calls ended.
	 * @return the number
	 */
	public synchronized long modelCalls() {
		return this.modelCalls;
	}

	/**
	 * Return the tokens that went into models.
	 * @return the sum
	 */
	public synchronized long inputTokens() {
		return this.inputTokens;
	}

	/**
	 * Return the tokens that came out of models.
	 * @return the sum
	 */
	public synchronized long outputTokens() {
		return this.outputTokens;
	}

	/**
	 * Return what the model calls and embeddings cost, those that were tried before
	 * included.
	 * @return the sum, or {@code null} if there is no right number: none was billed, one
	 * has no known cost, or they are of several currencies
	 */
	public synchronized @Nullable Double cost() {
		return this.cost.amount();
	}

	/**
	 * Return what those cost that were tried before or ran within something that was.
	 * @return the sum, or {@code null} if there is no right number
	 */
	public synchronized @Nullable Double retryCost() {
		return this.retryCost.amount();
	}

	/**
	 * Return the currency of the cost and of its part for retries.
	 * @return the ISO 4217 code, or {@code null} if neither is known
	 */
	public synchronized @Nullable String costCurrency() {
		String currency = this.cost.currency();
		return (currency != null) ? currency : this.retryCost.currency();
	}

	/**
	 * Return the step that failed: the innermost one of the last failure.
	 * @return its name, or {@code null} if all went well
	 */
	public synchronized @Nullable String failingStep() {
		return (this.failure != null) ? this.failure.step() : null;
	}

	/**
	 * Return why that step failed.
	 * @return the short code, or {@code null} if all went well
	 */
	public synchronized @Nullable String errorCode() {
		return (this.failure != null) ? this.failure.code() : null;
	}

	private synchronized void sum(StepContext context) {
		if (context.kind() == StepKind.MODEL) {
			this.modelCalls++;
			this.model = context.value(Field.MODEL);
			this.inputTokens += number(context.value(Field.INPUT_TOKENS));
			this.outputTokens += number(context.value(Field.OUTPUT_TOKENS));
		}
		if (context.cost() != null || StepPricing.isBilled(context)) {
			this.cost.add(context.cost());
			if (context.isRetry()) {
				this.retryCost.add(context.cost());
			}
		}
		if (context.status().isFailed() && !isKnown(context.getError())) {
			this.failure = new Failure(context.step(), context.errorCode(), context.getError());
		}
	}

	private boolean isKnown(@Nullable Throwable error) {
		Throwable at = error;
		// Not further than anybody nests: a chain may run in a circle.
		for (int depth = 0; at != null && depth < 20; depth++) {
			if (this.failure != null && this.failure.error() == at) {
				return true;
			}
			at = at.getCause();
		}
		return false;
	}

	private static long number(@Nullable Object value) {
		return (value instanceof Long number) ? number : 0;
	}

	private static Observation.@Nullable Context root(StepContext context) {
		Observation.Context root = null;
		ObservationView at = context.getParentObservation();
		while (at != null && !(at.getContextView() instanceof NullObservation.NullContext)) {
			root = (at.getContextView() instanceof Observation.Context around) ? around : root;
			at = at.getContextView().getParentObservation();
		}
		return root;
	}

	/**
	 * A step that failed.
	 *
	 * @param step its name
	 * @param code why
	 * @param error what was thrown, or {@code null}
	 */
	private record Failure(String step, @Nullable String code, @Nullable Throwable error) {

	}

}
