package io.throughline.genai.sdk;

import java.net.URI;
import java.util.function.BiConsumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.throughline.propagation.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing request of a vendor's library.
 *
 * @param method HTTP method
 * @param uri absolute address
 * @param headers sets a header
 * @param parent what the request belongs under, whichever thread sends it
 */
record SdkRequest(String method, URI uri, BiConsumer<String, String> headers, @Nullable Observation parent) {

	Observation observe(ObservationRegistry registry) {
		RequestReplySenderContext<SdkRequest, Object> context = new RequestReplySenderContext<>(
				(carrier, name, value) -> this.headers.accept(name, value));
		context.setCarrier(this);
		return new ClientRequest(this.method, this.uri).observe(context, registry)
			.parentObservation(this.parent)
			.start();
	}

}
