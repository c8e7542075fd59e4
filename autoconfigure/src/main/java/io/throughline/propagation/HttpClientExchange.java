package io.throughline.propagation;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

/**
 * One observed request of a {@code java.net.http.HttpClient}.
 *
 * @param observation started observation
 * @param context its context
 * @param request the request with the headers that the observation added
 * @param bodies what reads the bodies, or {@code null}
 */
record HttpClientExchange(Observation observation,
		RequestReplySenderContext<HttpRequest.Builder, HttpResponse<?>> context, HttpRequest request,
		@Nullable HttpClientBodies bodies) {

	static HttpClientExchange start(HttpRequest request, ObservationRegistry registry,
			@Nullable HttpClientBodies bodies) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
		RequestReplySenderContext<HttpRequest.Builder, HttpResponse<?>> context = new RequestReplySenderContext<>(
				(carrier, name, value) -> builder.setHeader(name, value));
		context.setCarrier(builder);
		Observation observation = new ClientRequest(request.method(), request.uri()).observe(context, registry).start();
		if (bodies != null) {
			request.bodyPublisher()
				.ifPresent((body) -> builder.method(request.method(), bodies.request(context, body)));
		}
		return new HttpClientExchange(observation, context, builder.build(), bodies);
	}

	<T> BodyHandler<T> read(BodyHandler<T> handler) {
		return (this.bodies != null) ? this.bodies.response(this.observation.getContextView(), handler) : handler;
	}

	<T> HttpResponse<T> answered(HttpResponse<T> response) {
		this.context.setResponse(response);
		ClientRequest.answered(this.observation, response.statusCode());
		return response;
	}

}
