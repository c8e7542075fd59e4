package io.throughline.step;

/**
 * Records the result of a step that comes alone, without an observation.
 */
interface ResultRecorder {

	/**
	 * Record the result.
	 * @param result the step as if it had ended now
	 */
	void record(StepContext result);

}
