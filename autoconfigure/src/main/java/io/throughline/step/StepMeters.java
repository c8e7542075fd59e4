package io.throughline.step;

/**
 * Meters that belong together; each looks for what it measures.
 */
interface StepMeters {

	/**
	 * Called when a step starts.
	 * @param context context of the step
	 */
	default void begin(StepContext context) {
	}

	/**
	 * Called once when a step has ended.
	 * @param context context of the step
	 */
	void record(StepContext context);

}
