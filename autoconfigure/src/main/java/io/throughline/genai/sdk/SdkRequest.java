package io.throughline.genai.sdk;

import java.net.URI;
import java.util.Locale;
import java.util.function.BiConsumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing request of a vendor's library, observed like those of Spring's clients.
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
		return Observation.createNotStarted("http.client.requests", () -> context, registry)
			.contextualName("http " + this.method.toLowerCase(Locale.ROOT))
			.lowCardinalityKeyValue("method", this.method)
			.lowCardinalityKeyValue("uri", "none")
			.lowCardinalityKeyValue("client.name", String.valueOf(this.uri.getHost()))
			.lowCardinalityKeyValue("status", "CLIENT_ERROR")
			.lowCardinalityKeyValue("outcome", "UNKNOWN")
			.parentObservation(this.parent)
			.start();
	}

	static String outcome(int status) {
		return switch (status / 100) {
			case 1 -> "INFORMATIONAL";
			case 2 -> "SUCCESS";
			case 3 -> "REDIRECTION";
			case 4 -> "CLIENT_ERROR";
			case 5 -> "SERVER_ERROR";
			default -> "UNKNOWN";
		};
	}

}
