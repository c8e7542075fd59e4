package io.throughline.step;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeFieldsHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all steps of an application share: where they are observed, and what keeps a
 * failure of the recording away from the work.
 *
 * @param registry where steps are observed
 * @param own our handlers in the registry, called once more where somebody else's handler
 * broke the chain before them
 * @param pricing what says what a step costs
 * @param fields what shows scope fields in the MDC, or {@code null}
 * @param told whether a failure of the recording was logged
 */
record StepObservations(ObservationRegistry registry, List<StepHandler> own, StepPricing pricing,
		@Nullable ScopeFieldsHandler fields, AtomicBoolean told) {

	private static final Logger logger = LoggerFactory.getLogger(StepObservations.class);

	StepObservations(ObservationRegistry registry, List<StepHandler> own, StepPricing pricing,
			@Nullable ScopeFieldsHandler fields) {
		this(registry, own, pricing, fields, new AtomicBoolean());
	}

	/**
	 * Do something that must not fail the work.
	 * @param recording what is done
	 * @return whether it succeeded
	 */
	boolean guard(Runnable recording) {
		try {
			recording.run();
			return true;
		}
		catch (RuntimeException | LinkageError | AssertionError ex) {
			tell(ex);
			return false;
		}
	}

	/**
	 * Create the observation of a step.
	 * @param context context of the step
	 * @param parent the observation around it, or {@code null} for the current one
	 */
	Observation create(StepContext context, @Nullable Observation parent) {
		try {
			Observation observation = Observation.createNotStarted("throughline.step", () -> context, this.registry);
			if (parent != null) {
				context.parentIsGiven();
				observation.parentObservation(parent);
			}
			return observation;
		}
		catch (RuntimeException | LinkageError | AssertionError ex) {
			tell(ex);
			return Observation.NOOP;
		}
	}

	/**
	 * Record a result that comes alone: it is no observation, yet belongs to the current
	 * one.
	 */
	void record(StepContext result) {
		guard(() -> {
			result.setParentObservation(this.registry.getCurrentObservation());
			StepBindings.bind(result);
			result.complete("");
		});
		this.own.stream()
			.filter(ResultRecorder.class::isInstance)
			.map(ResultRecorder.class::cast)
			.forEach((recorder) -> guard(() -> recorder.record(result)));
	}

	void refresh() {
		if (this.fields != null) {
			guard(this.fields::refresh);
		}
	}

	private void tell(Throwable failure) {
		if (this.told.compareAndSet(false, true)) {
			logger.error("A step was not recorded as it should; further failures are not logged", failure);
		}
	}

}
