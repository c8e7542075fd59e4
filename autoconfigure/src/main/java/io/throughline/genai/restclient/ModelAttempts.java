package io.throughline.genai.restclient;

import java.net.URI;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.genai.ModelAttempt;
import io.throughline.genai.ModelCalls;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds the attempt that a request is.
 */
final class ModelAttempts {

	private final Supplier<ModelCalls> calls;

	private final Supplier<ObservationRegistry> registry;

	ModelAttempts(ObjectProvider<ModelCalls> calls, ObjectProvider<ObservationRegistry> registry) {
		// Kept: a request may be sent while the application shuts down.
		this.calls = SingletonSupplier.of(calls::getObject);
		this.registry = SingletonSupplier.of(registry::getObject);
	}

	boolean supports(HttpMethod method, URI uri) {
		return this.calls.get().supports(method.name(), uri);
	}

	/**
	 * Return the attempt that the current request is, once.
	 */
	@Nullable ModelAttempt take() {
		return ModelAttempt.take(this.registry.get().getCurrentObservation());
	}

	ClientHttpRequestFactory reading(ClientHttpRequestFactory factory) {
		return (factory instanceof ReadRequestFactory) ? factory : new ReadRequestFactory(factory, this);
	}

}
