package io.throughline.genai.springai;

import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.advisor.observation.AdvisorObservationContext;
import org.springframework.ai.chat.client.observation.ChatClientObservationContext;

/**
 * Parameters of chat clients, in the request that the nearest observation knows.
 */
final class ChatClientParams implements CallParams {

	@Override
	public Map<String, ?> of(Observation.ContextView model) {
		ObservationView at = model.getParentObservation();
		while (at != null) {
			ChatClientRequest request = request(at.getContextView());
			if (request != null) {
				return request.context();
			}
			at = at.getContextView().getParentObservation();
		}
		return Map.of();
	}

	private static @Nullable ChatClientRequest request(Observation.ContextView context) {
		if (context instanceof AdvisorObservationContext advisor) {
			return advisor.getChatClientRequest();
		}
		return (context instanceof ChatClientObservationContext client) ? client.getRequest() : null;
	}

}
