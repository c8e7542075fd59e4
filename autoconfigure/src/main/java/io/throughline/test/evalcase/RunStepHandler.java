package io.throughline.test.evalcase;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.throughline.step.StepContext;

/**
 * Tells each run of its steps.
 */
final class RunStepHandler implements ObservationHandler<Observation.Context> {

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

}
