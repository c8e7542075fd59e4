package io.throughline.genai.springai;

import io.micrometer.core.instrument.binder.okhttp3.OkHttpContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.genai.ModelCalls;
import okhttp3.Request;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Observes no request of a model call that was handed to a thread without its trace and
 * has no stamp, such as a stream of a {@code ChatModel} without chat client: it would
 * begin a trace of its own.
 */
final class OrphanPredicate implements ObservationPredicate {

	// Sent by the libraries of OpenAI and Anthropic, whose models are observed
	// themselves.
	private static final String LIBRARY = "X-Stainless-Lang";

	private final ObjectProvider<ModelCalls> calls;

	private final ObjectProvider<ObservationRegistry> registry;

	OrphanPredicate(ObjectProvider<ModelCalls> calls, ObjectProvider<ObservationRegistry> registry) {
		this.calls = calls;
		this.registry = registry;
	}

	@Override
	public boolean test(String name, Observation.Context context) {
		return !(context instanceof OkHttpContext http && http.getCarrier() != null
				&& isOrphan(http.getCarrier().build()));
	}

	private boolean isOrphan(Request request) {
		return request.header(LIBRARY) != null && request.header(StampedCalls.HEADER) == null
				&& this.registry.getObject().getCurrentObservation() == null
				&& this.calls.getObject().supports(request.method(), request.url().uri());
	}

}
