package io.throughline.propagation;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.Locale;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

/**
 * One observed request of a {@code java.net.http.HttpClient}, named and tagged like those
 * of Spring's clients.
 *
 * @param observation started observation
 * @param request the request with the headers that the observation added
 * @param bodies what reads the bodies, or {@code null}
 */
record HttpClientExchange(Observation observation, HttpRequest request, @Nullable HttpClientBodies bodies) {

	static HttpClientExchange start(HttpRequest request, ObservationRegistry registry,
			@Nullable HttpClientBodies bodies) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
		RequestReplySenderContext<HttpRequest.Builder, HttpResponse<?>> context = new RequestReplySenderContext<>(
				(carrier, name, value) -> builder.setHeader(name, value));
		context.setCarrier(builder);
		Observation observation = Observation.createNotStarted("http.client.requests", () -> context, registry)
			.contextualName("http " + request.method().toLowerCase(Locale.ROOT))
			.lowCardinalityKeyValue("method", request.method())
			.lowCardinalityKeyValue("uri", "none")
			.lowCardinalityKeyValue("client.name", String.valueOf(request.uri().getHost()))
			.lowCardinalityKeyValue("status", "CLIENT_ERROR")
			.lowCardinalityKeyValue("outcome", "UNKNOWN")
			.start();
		if (bodies != null) {
			request.bodyPublisher()
				.ifPresent((body) -> builder.method(request.method(), bodies.request(context, body)));
		}
		return new HttpClientExchange(observation, builder.build(), bodies);
	}

	<T> BodyHandler<T> read(BodyHandler<T> handler) {
		return (this.bodies != null) ? this.bodies.response(this.observation.getContextView(), handler) : handler;
	}

	<T> HttpResponse<T> answered(HttpResponse<T> response) {
		this.observation.lowCardinalityKeyValue("status", Integer.toString(response.statusCode()));
		this.observation.lowCardinalityKeyValue("outcome", outcome(response.statusCode()));
		return response;
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
