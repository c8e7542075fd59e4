package io.throughline.job;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.HandOffs.State;
import io.throughline.scope.MdcScope;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Gives each run of a job its {@code run_id}: the id of the run's span, so that two runs
 * in one trace can be told apart and nothing new is minted. Runs of scheduled methods are
 * counted.
 */
final class RunIdHandler implements ObservationHandler<Observation.Context> {

	private final ObjectProvider<HandOffs> handOffs;

	RunIdHandler(ObjectProvider<HandOffs> handOffs) {
		this.handOffs = handOffs;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ScheduledTaskObservationContext || context instanceof RunnersContext;
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		TraceContext trace = MdcScope.trace(context);
		if (trace != null && !ScopeFields.own(context).containsKey(Field.RUN_ID)) {
			ScopeFields.put(context, Field.RUN_ID, trace.spanId());
			count(context);
			Span span = MdcScope.span(context);
			if (span != null) {
				ScopeFields.tag(context, span);
			}
		}
	}

	private void count(Observation.Context context) {
		if (context instanceof ScheduledTaskObservationContext run) {
			String job = run.getTargetClass().getSimpleName() + "." + run.getMethod().getName();
			this.handOffs.ifAvailable((available) -> available.count(Kind.JOB, "job " + job, State.CARRIED, context));
		}
	}

}
