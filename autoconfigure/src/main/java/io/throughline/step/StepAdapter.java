package io.throughline.step;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Makes a step of a library's own observation: it gets our span, line and metrics in
 * place of the default span, and stays what it is for everybody else. A bean of this type
 * takes part.
 *
 * @param <C> type of the observation's context
 */
public interface StepAdapter<C extends Observation.Context> {

	/**
	 * Return the type of the observation's context.
	 * @return the type
	 */
	Class<C> type();

	/**
	 * Name the step and set what is known at its start.
	 * @param context context of the observation
	 * @param steps where steps begin
	 * @return the step, not opened, or {@code null} if the observation is none
	 */
	@Nullable Step<?> start(C context, Steps steps);

	/**
	 * Set what is known at its end.
	 * @param context context of the observation
	 * @param step context of the step
	 */
	void stop(C context, StepContext step);

}
