package io.throughline.step;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A step that is going on, for work whose end comes later or on another thread. Its
 * methods may be called on any thread and throw nothing; whatever a handler throws, our
 * own handlers have seen the start and the end.
 *
 * @param <S> type of the step
 */
public final class OpenStep<S extends Step<S>> {

	private final S step;

	private final StepObservations observations;

	private final StepContext context;

	private final Observation observation;

	private final String nameAtStart;

	private final AtomicBoolean closed = new AtomicBoolean();

	OpenStep(S step, StepObservations observations, @Nullable Observation parent) {
		this.step = step;
		this.observations = observations;
		this.context = step.context();
		this.observation = observations.create(this.context, parent);
		this.nameAtStart = (!this.observation.isNoop()) ? start() : "";
	}

	/**
	 * Return the step, to set what comes out.
	 * @return the step
	 */
	public S step() {
		return this.step;
	}

	/**
	 * Set what comes out by functions of the application, which may fail.
	 * @param setters sets it, called here and now
	 */
	public void set(Consumer<? super S> setters) {
		this.observations.guard(() -> setters.accept(this.step));
	}

	/**
	 * Return the observation, to make it the parent of others or to put it into a Reactor
	 * context.
	 * @return the observation, one without effect where nothing is observed
	 */
	public Observation observation() {
		return this.observation;
	}

	/**
	 * Make the step the current one on this thread.
	 * @return the scope, to be closed on this thread
	 */
	public StepScope makeCurrent() {
		return StepScope.open(this.observations, this.context, this.observation);
	}

	/**
	 * Say what the work threw. The step goes on until it is closed.
	 * @param error what was thrown
	 */
	public void failed(Throwable error) {
		this.observations.guard(() -> this.context.failed(error));
		if (!this.observation.isNoop()) {
			this.observations.guard(() -> this.observation.error(error));
		}
	}

	/**
	 * Say that nobody waits for the result any more. The step goes on until it is closed.
	 */
	public void cancelled() {
		this.observations.guard(() -> this.context.failed(new CancellationException()));
	}

	/**
	 * End what turned out to be no step: its span stays, since others may hang below it,
	 * but has no facts; there is no line, and no metric but the timer that Micrometer has
	 * of each observation.
	 */
	public void withdraw() {
		this.context.withdraw();
		close();
	}

	/**
	 * End the step. Only the first call counts.
	 */
	public void close() {
		if (this.observation.isNoop() || !this.closed.compareAndSet(false, true)) {
			return;
		}
		this.observations.guard(() -> this.context.complete(this.nameAtStart));
		if (!this.context.isWithdrawn()) {
			this.observations.guard(() -> this.observations.pricing().price(this.context));
			this.observations.guard(() -> RequestTotals.add(this.context));
		}
		if (!this.observations.guard(this.observation::stop)) {
			repair((handler) -> handler.onStop(this.context));
		}
	}

	private String start() {
		this.observations.guard(() -> StepBindings.bind(this.context));
		this.observations.guard(this.context::begin);
		String name = this.context.getContextualName();
		if (!this.observations.guard(this.observation::start)) {
			repair((handler) -> handler.onStart(this.context));
		}
		return (name != null) ? name : "";
	}

	private void repair(Consumer<StepHandler> call) {
		this.observations.own().forEach((handler) -> this.observations.guard(() -> call.accept(handler)));
	}

}
