package io.throughline.step;

import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

/**
 * A step that is going on. Whatever a handler throws, the scope is closed on this thread
 * and our own handlers have seen the end.
 */
final class OpenStep {

	private final StepObservations observations;

	private final StepContext context;

	private final Observation.@Nullable Scope previous;

	private Observation observation = Observation.NOOP;

	private Observation.Scope scope = Observation.Scope.NOOP;

	private String nameAtStart = "";

	private OpenStep(StepObservations observations, StepContext context) {
		this.observations = observations;
		this.context = context;
		this.previous = observations.registry().getCurrentObservationScope();
	}

	static OpenStep open(StepObservations observations, StepContext context) {
		OpenStep step = new OpenStep(observations, context);
		observations.guard(step::create);
		if (!step.observation.isNoop()) {
			step.start();
			step.openScope();
		}
		return step;
	}

	void failed(Throwable error) {
		this.observations.guard(() -> this.context.failed(error));
		if (!this.observation.isNoop()) {
			this.observations.guard(() -> this.observation.error(error));
		}
	}

	void close() {
		if (this.observation.isNoop()) {
			return;
		}
		this.observations.guard(() -> this.context.complete(this.nameAtStart));
		this.observations.guard(() -> RequestTotals.add(this.context));
		closeScope();
		if (!this.observations.guard(this.observation::stop)) {
			repair((handler) -> handler.onStop(this.context));
		}
	}

	private void create() {
		this.observation = Observation.createNotStarted("throughline.step", () -> this.context,
				this.observations.registry());
	}

	private void start() {
		this.observations.guard(() -> PromptBinding.bind(this.context));
		this.observations.guard(this.context::begin);
		String name = this.context.getContextualName();
		this.nameAtStart = (name != null) ? name : "";
		if (!this.observations.guard(this.observation::start)) {
			repair((handler) -> handler.onStart(this.context));
		}
	}

	private void openScope() {
		if (!this.observations.guard(() -> this.scope = this.observation.openScope())) {
			Observation.Scope half = this.observations.registry().getCurrentObservationScope();
			this.scope = (half != null) ? half : Observation.Scope.NOOP;
			if (traceScope() == null) {
				repair((handler) -> handler.onScopeOpened(this.context));
			}
			this.observations.refresh();
		}
	}

	private void closeScope() {
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

	private CurrentTraceContext.@Nullable Scope traceScope() {
		TracingContext tracing = this.context.get(TracingContext.class);
		return (tracing != null) ? tracing.getScope() : null;
	}

	private void repair(Consumer<ObservationHandler<StepContext>> call) {
		this.observations.own().forEach((handler) -> this.observations.guard(() -> call.accept(handler)));
	}

}
