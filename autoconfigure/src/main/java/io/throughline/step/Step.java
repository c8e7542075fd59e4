package io.throughline.step;

import io.micrometer.observation.Observation;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * A step to be run: what is known is set before, what comes out is set on the same type
 * by the work in it. A step may be run several times; each run is a step of its own that
 * begins with what was set before the first.
 *
 * @param <S> type of the step
 */
public abstract sealed class Step<S extends Step<S>> permits PromptStep, RetrievalStep, EmbeddingStep, RerankStep,
		ModelStep, ToolStep, MemoryStep, ParserStep, EvalStep, ItemStep, PolicyStep, WorkflowStep {

	private final StepObservations observations;

	private final StepContext context;

	private @Nullable StepContext template;

	Step(StepObservations observations, StepContext context) {
		this.observations = observations;
		this.context = context;
	}

	/**
	 * Do the work and return what it returns. Nothing but the work can fail here.
	 * @param work what is done, run exactly once on this thread
	 * @param <T> type of the result
	 * @param <X> type of what the work throws
	 * @return the result
	 * @throws X what the work throws
	 */
	public <T extends @Nullable Object, X extends Throwable> T call(Call<? super S, ? extends T, ? extends X> work)
			throws X {
		OpenStep<S> open = open();
		StepScope scope = open.makeCurrent();
		try {
			return work.call(open.step());
		}
		catch (Throwable ex) {
			open.failed(ex);
			throw ex;
		}
		finally {
			scope.close();
			open.close();
		}
	}

	/**
	 * Do work that returns nothing.
	 * @param work what is done, run exactly once on this thread
	 * @param <X> type of what the work throws
	 * @throws X what the work throws
	 */
	public <X extends Throwable> void run(Run<? super S, ? extends X> work) throws X {
		this.<@Nullable Object, X>call((step) -> {
			work.run(step);
			return null;
		});
	}

	/**
	 * Begin work whose end comes later or on another thread, under the current
	 * observation.
	 * @return the step that is going on, to be closed
	 */
	public OpenStep<S> open() {
		return open(null);
	}

	/**
	 * Begin work whose end comes later or on another thread.
	 * @param parent the observation around it, or {@code null} for the current one
	 * @return the step that is going on, to be closed
	 */
	public OpenStep<S> open(@Nullable Observation parent) {
		OpenStep<S> open = new OpenStep<>(fresh(), this.observations, parent);
		DrillRefusedException refusal = open.step().refusal();
		if (refusal != null) {
			open.failed(refusal);
			open.close();
			throw refusal;
		}
		return open;
	}

	/**
	 * Return why the work must not be done, or {@code null} if it may.
	 */
	@Nullable DrillRefusedException refusal() {
		return null;
	}

	/**
	 * Begin work that may turn out to be no step: its span has no attributes before it
	 * ends.
	 * @param parent the observation around it, or {@code null} for the current one
	 * @return the step that is going on, to be closed or withdrawn
	 */
	public OpenStep<S> openTentatively(@Nullable Observation parent) {
		S step = fresh();
		step.context().tentative();
		return new OpenStep<>(step, this.observations, parent);
	}

	/**
	 * Set how the step ends, in place of what an exception would say.
	 * @param status the status
	 * @return this
	 */
	public S status(StepStatus status) {
		this.context.status(status);
		return self();
	}

	/**
	 * Set the short, stable cause of what is not a success.
	 * @param code the code, one of few
	 * @return this
	 */
	public S errorCode(String code) {
		this.context.errorCode(code);
		return self();
	}

	/**
	 * Set what the other side said of the failure; content.
	 * @param message the message, or {@code null}
	 * @return this
	 */
	public S errorMessage(@Nullable String message) {
		return set(Field.ERROR_MESSAGE, message);
	}

	/**
	 * Set how often the work was tried before.
	 * @param count number of retries, the first attempt not counted
	 * @return this
	 */
	public S retryCount(long count) {
		return set(Field.RETRY_COUNT, count);
	}

	/**
	 * Set whether the application's own cache answered.
	 * @param hit whether it did
	 * @return this
	 */
	public S cacheHit(boolean hit) {
		return set(Field.CACHE_HIT, hit);
	}

	final S set(Field field, @Nullable Object value) {
		this.observations.guard(() -> this.context.put(field, value));
		if (ScopeFields.ALL.contains(field)) {
			this.observations.refresh();
		}
		return self();
	}

	/**
	 * Set what the application's own functions have to work out, which may fail.
	 */
	final S guarded(Runnable setters) {
		this.observations.guard(setters);
		return self();
	}

	final StepObservations observations() {
		return this.observations;
	}

	final StepContext context() {
		return this.context;
	}

	/**
	 * Return a step of this type.
	 */
	abstract S with(StepObservations observations, StepContext context);

	@SuppressWarnings("unchecked")
	private S self() {
		return (S) this;
	}

	private synchronized S fresh() {
		if (this.template == null) {
			this.template = new StepContext(this.context);
			return self();
		}
		return with(this.observations, new StepContext(this.template));
	}

	/**
	 * Work that returns something.
	 *
	 * @param <S> type of the step
	 * @param <T> type of the result
	 * @param <X> type of what it throws
	 */
	@FunctionalInterface
	public interface Call<S, T extends @Nullable Object, X extends Throwable> {

		/**
		 * Do the work.
		 * @param step the step, to set what comes out
		 * @return the result
		 * @throws X if it fails
		 */
		T call(S step) throws X;

	}

	/**
	 * Work that returns nothing.
	 *
	 * @param <S> type of the step
	 * @param <X> type of what it throws
	 */
	@FunctionalInterface
	public interface Run<S, X extends Throwable> {

		/**
		 * Do the work.
		 * @param step the step, to set what comes out
		 * @throws X if it fails
		 */
		void run(S step) throws X;

	}

}
