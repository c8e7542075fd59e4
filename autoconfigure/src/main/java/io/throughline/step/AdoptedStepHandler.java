package io.throughline.step;

import java.util.List;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Makes steps of the observations of libraries, as their adapters say. The step has a
 * context of its own and shares span and place in the trace with the library's; an
 * observation that is no step gets its default span.
 */
final class AdoptedStepHandler implements TracingObservationHandler<Observation.Context> {

	private static final List<String> REPLACED = List.of("gen_ai.", "spring.ai.", "db.");

	private final Tracer tracer;

	private final List<StepAdapter<?>> adapters;

	private final List<StepHandler> handlers;

	// Asked for late: a calculator may need what observes it.
	private final ObjectProvider<StepPricing> pricing;

	private final StepObservations observations = new StepObservations(ObservationRegistry.NOOP, List.of(),
			StepPricing.NONE, null);

	private final Steps steps = new Steps(ObservationRegistry.NOOP);

	private final DefaultTracingObservationHandler otherwise;

	AdoptedStepHandler(Tracer tracer, List<StepAdapter<?>> adapters, List<StepHandler> handlers,
			ObjectProvider<StepPricing> pricing) {
		this.tracer = tracer;
		this.adapters = List.copyOf(adapters);
		this.handlers = List.copyOf(handlers);
		this.pricing = pricing;
		this.otherwise = new DefaultTracingObservationHandler(tracer);
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.adapters.stream().anyMatch((adapter) -> adapter.type().isInstance(context));
	}

	@Override
	public void onStart(Observation.Context context) {
		this.observations.guard(() -> adopt(context));
		if (getTracingContext(context).getSpan() == null) {
			context.remove(StepContext.class);
			this.otherwise.onStart(context);
		}
	}

	@Override
	public void onError(Observation.Context context) {
		if (context.get(StepContext.class) == null) {
			this.otherwise.onError(context);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		StepContext step = context.get(StepContext.class);
		if (step == null) {
			this.otherwise.onStop(context);
			return;
		}
		String name = String.valueOf(step.getContextualName());
		withAdapter(context, (adapter) -> this.observations.guard(() -> stop(adapter, context, step)));
		this.observations.guard(() -> keepKeyValues(context, step));
		this.observations.guard(() -> step.complete(name));
		this.observations.guard(() -> this.pricing.getObject().price(step));
		this.observations.guard(() -> RequestTotals.add(step));
		tell((handler) -> handler.onStop(step));
	}

	/**
	 * Keep what users' filters and conventions added; the library's own key values are
	 * fields of the step.
	 */
	private void keepKeyValues(Observation.Context context, StepContext step) {
		context.getAllKeyValues()
			.stream()
			.filter((keyValue) -> REPLACED.stream().noneMatch(keyValue.getKey()::startsWith))
			.forEach(step::addHighCardinalityKeyValue);
	}

	private void adopt(Observation.Context context) {
		withAdapter(context, (adapter) -> {
			Step<?> named = start(adapter, context);
			if (named != null) {
				StepContext step = new StepContext(named.context(), context);
				step.setParentObservation(context.getParentObservation());
				step.put(TracingContext.class, getTracingContext(context));
				context.put(StepContext.class, step);
				StepBindings.bind(step);
				step.begin();
				tell((handler) -> handler.onStart(step));
			}
		});
	}

	private void tell(Consumer<StepHandler> call) {
		this.handlers.forEach((handler) -> this.observations.guard(() -> call.accept(handler)));
	}

	private void withAdapter(Observation.Context context, Consumer<StepAdapter<?>> use) {
		this.adapters.stream().filter((adapter) -> adapter.type().isInstance(context)).findFirst().ifPresent(use);
	}

	private <C extends Observation.Context> @Nullable Step<?> start(StepAdapter<C> adapter,
			Observation.Context context) {
		return adapter.start(adapter.type().cast(context), this.steps);
	}

	private <C extends Observation.Context> void stop(StepAdapter<C> adapter, Observation.Context context,
			StepContext step) {
		if (context.getError() != null) {
			step.failed(context.getError());
		}
		adapter.stop(adapter.type().cast(context), step);
	}

}
