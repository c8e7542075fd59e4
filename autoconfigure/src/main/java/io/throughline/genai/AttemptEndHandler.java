package io.throughline.genai;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.SenderContext;

/**
 * Ends the attempts of clients that no wing reads, and of requests that are given up
 * before there is a response, once their observation is over.
 */
final class AttemptEndHandler implements ObservationHandler<SenderContext<?>> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof SenderContext;
	}

	@Override
	public void onStop(SenderContext<?> context) {
		ModelAttempt attempt = ModelAttempt.of(context);
		if (attempt != null) {
			attempt.over();
		}
	}

}
