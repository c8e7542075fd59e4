package io.throughline.step;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * A handler of this room. It is told of steps by the registry, of adopted steps by their
 * handler, and once more where a handler of somebody else broke the chain before it.
 */
interface StepHandler extends ObservationHandler<StepContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof StepContext;
	}

}
