package io.throughline.genai.langchain4j;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.throughline.step.StepContext;
import io.throughline.step.StepKind;
import io.throughline.step.Steps;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Where steps begin, and which are open. Beans are asked for late: what observes them is
 * made before they are.
 *
 * @param steps where steps begin
 * @param registry where they are observed
 * @param conversations the conversations of requests that AI services send
 */
record CurrentSteps(ObjectProvider<Steps> steps, ObjectProvider<ObservationRegistry> registry,
		Conversations conversations) {

	Steps get() {
		return this.steps.getObject();
	}

	/**
	 * Return the observation that is current on this thread.
	 */
	@Nullable Observation observation() {
		return this.registry.getObject().getCurrentObservation();
	}

	/**
	 * Return whether this thread is in a step already that does the same: one call has
	 * one owner, the outermost. A tool makes calls of its own.
	 */
	boolean isIn(StepKind kind) {
		ObservationView at = observation();
		while (at != null) {
			StepContext step = StepContext.of(at.getContextView());
			if (step != null && !step.isEnded() && (step.kind() == kind || step.kind() == StepKind.TOOL)) {
				return step.kind() == kind;
			}
			at = at.getContextView().getParentObservation();
		}
		return false;
	}

}
