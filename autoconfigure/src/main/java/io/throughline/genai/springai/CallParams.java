package io.throughline.genai.springai;

import java.util.Map;

import io.micrometer.observation.Observation;

/**
 * The parameters that the application gave the advisors of one call.
 */
interface CallParams {

	/**
	 * Return the parameters.
	 * @param model context of the observation of the model
	 * @return the parameters by name
	 */
	Map<String, ?> of(Observation.ContextView model);

}
