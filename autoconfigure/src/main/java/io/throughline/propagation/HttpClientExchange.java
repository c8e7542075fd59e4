package io.throughline.propagation;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.concurrent.atomic.AtomicBoolean;

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
 * @param ended whether the observation has ended
 */
record HttpClientExchange(Observation observation,
		RequestReplySenderContext<HttpRequest.Builder, HttpResponse<?>> context, HttpRequest request,
		@Nullable HttpClientBodies bodies, AtomicBoolean ended) {

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
		return new HttpClientExchange(observation, context, builder.build(), bodies, new AtomicBoolean());
	}

	<T> BodyHandler<T> read(BodyHandler<T> handler) {
		return (this.bodies != null) ? this.bodies.response(this.observation.getContextView(), handler) : handler;
	}

	/**
	 * End a request that is sent asynchronously. Only the first end counts.
	 */
	<T> void end(@Nullable HttpResponse<T> response, @Nullable Throwable failure) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		if (response != null) {
			answered(response);
		}
		if (failure != null) {
			this.observation.error(failure);
		}
		this.observation.stop();
	}

	<T> HttpResponse<T> answered(HttpResponse<T> response) {
		this.context.setResponse(response);
		ClientRequest.answered(this.observation, response.statusCode());
		return response;
	}

}
