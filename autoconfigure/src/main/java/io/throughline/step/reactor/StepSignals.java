package io.throughline.step.reactor;

import java.util.function.BiConsumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.throughline.semconv.Field;
import io.throughline.step.ModelStep;
import io.throughline.step.OpenStep;
import io.throughline.step.Step;
import io.throughline.step.StepContext;
import org.jspecify.annotations.Nullable;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * One subscription as a step. Nothing here throws: an open step contains what fails.
 *
 * @param <S> type of the step
 * @param <T> type of the elements
 */
final class StepSignals<S extends Step<S>, T> extends DefaultSignalListener<T> {

	private final OpenStep<S> step;

	private final BiConsumer<? super S, ? super T> each;

	private final boolean single;

	// Read where the subscription is cancelled, on any thread.
	private volatile boolean ended;

	StepSignals(Step<S> step, ContextView context, BiConsumer<? super S, ? super T> each, boolean single) {
		this.step = step.open(parent(context));
		this.each = each;
		this.single = single;
	}

	@Override
	public Context addToContext(Context context) {
		Context added = context.put(OpenStep.class, this.step);
		Observation observation = this.step.observation();
		return (!observation.isNoop()) ? added.put(ObservationThreadLocalAccessor.KEY, observation) : added;
	}

	@Override
	public void doOnNext(T element) {
		chunk();
		this.step.set((open) -> this.each.accept(open, element));
		if (this.single) {
			// What is done with the value is no longer the step's work.
			end();
		}
	}

	@Override
	public void doOnComplete() {
		end();
	}

	@Override
	public void doOnError(Throwable error) {
		this.step.failed(error);
		end();
	}

	@Override
	public void doOnCancel() {
		if (!this.ended) {
			this.step.cancelled();
		}
	}

	@Override
	public void doFinally(SignalType type) {
		end();
	}

	private void end() {
		this.ended = true;
		this.step.close();
	}

	private void chunk() {
		if (!this.single && this.step.step() instanceof ModelStep model) {
			model.stream(true);
			StepContext context = StepContext.of(this.step.observation().getContextView());
			// Where the wire is read, chunks are counted there.
			if (context != null && context.value(Field.ATTEMPTS) == null) {
				model.chunk();
			}
		}
	}

	private static @Nullable Observation parent(ContextView context) {
		return (context.getOrDefault(ObservationThreadLocalAccessor.KEY, null) instanceof Observation observation)
				? observation : null;
	}

}
