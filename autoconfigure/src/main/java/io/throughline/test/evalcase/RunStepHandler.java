package io.throughline.test.evalcase;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.throughline.step.StepContext;

import org.springframework.core.Ordered;

/**
 * Tells each run of its steps, once they are complete.
 */
final class RunStepHandler implements ObservationHandler<Observation.Context>, Ordered {

	private final Replays replays;

	RunStepHandler(Replays replays) {
		this.replays = replays;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStop(Observation.Context context) {
		StepContext step = StepContext.of(context);
		EvalRun run = (step != null) ? this.replays.of(context) : null;
		if (step != null && run != null) {
			run.steps().add(step);
		}
	}

	// The first one is told last of an end.
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
