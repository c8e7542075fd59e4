package io.throughline.step;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

/**
 * A step being the current one of a thread. Whatever a handler throws, closing puts back
 * on this thread what was current before.
 */
public final class StepScope implements AutoCloseable {

	private final StepObservations observations;

	private final StepContext context;

	private final Observation.@Nullable Scope previous;

	private Observation.Scope scope = Observation.Scope.NOOP;

	private StepScope(StepObservations observations, StepContext context) {
		this.observations = observations;
		this.context = context;
		this.previous = observations.registry().getCurrentObservationScope();
	}

	static StepScope open(StepObservations observations, StepContext context, Observation observation) {
		StepScope opened = new StepScope(observations, context);
		if (!observation.isNoop()) {
			opened.open(observation);
		}
		return opened;
	}

	/**
	 * Put back what was current before. Throws nothing.
	 */
	@Override
	public void close() {
		if (this.observations.guard(this.scope::close)) {
			return;
		}
		CurrentTraceContext.Scope left = traceScope();
		if (left != null) {
			this.observations.guard(left::close);
		}
		this.observations.registry().setCurrentObservationScope(this.previous);
		this.observations.refresh();
	}

	private void open(Observation observation) {
		if (this.observations.guard(() -> this.scope = observation.openScope())) {
			return;
		}
		Observation.Scope half = this.observations.registry().getCurrentObservationScope();
		this.scope = (half != null) ? half : Observation.Scope.NOOP;
		if (traceScope() == null) {
			this.observations.own()
				.forEach((handler) -> this.observations.guard(() -> handler.onScopeOpened(this.context)));
		}
		this.observations.refresh();
	}

	private CurrentTraceContext.@Nullable Scope traceScope() {
		TracingContext tracing = this.context.get(TracingContext.class);
		return (tracing != null) ? tracing.getScope() : null;
	}

}
