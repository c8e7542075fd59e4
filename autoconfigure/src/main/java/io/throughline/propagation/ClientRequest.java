package io.throughline.propagation;

import java.net.URI;
import java.util.Locale;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;

/**
 * A request of an HTTP client that nobody observes, to be observed, named and tagged like
 * those of Spring's clients.
 *
 * @param method HTTP method
 * @param uri absolute address
 */
public record ClientRequest(String method, URI uri) {

	/**
	 * Return the observation of the request.
	 * @param context its context, with the carrier of the headers
	 * @param registry where it is observed
	 * @return the observation, not started
	 */
	public Observation observe(RequestReplySenderContext<?, ?> context, ObservationRegistry registry) {
		return Observation.createNotStarted("http.client.requests", () -> context, registry)
			.contextualName("http " + this.method.toLowerCase(Locale.ROOT))
			.lowCardinalityKeyValue("method", this.method)
			.lowCardinalityKeyValue("uri", "none")
			.lowCardinalityKeyValue("client.name", String.valueOf(this.uri.getHost()))
			.lowCardinalityKeyValue("status", "CLIENT_ERROR")
			.lowCardinalityKeyValue("outcome", "UNKNOWN");
	}

	/**
	 * Note the status of the response.
	 * @param observation the observation of the request
	 * @param status HTTP status
	 */
	public static void answered(Observation observation, int status) {
		observation.lowCardinalityKeyValue("status", Integer.toString(status))
			.lowCardinalityKeyValue("outcome", outcome(status));
	}

	private static String outcome(int status) {
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
