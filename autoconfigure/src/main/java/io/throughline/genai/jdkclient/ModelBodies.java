package io.throughline.genai.jdkclient;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.throughline.genai.ModelAttempt;
import io.throughline.propagation.HttpClientBodies;

/**
 * Lets the attempt read the bodies of a model call.
 */
final class ModelBodies implements HttpClientBodies {

	@Override
	public BodyPublisher request(Observation.ContextView context, BodyPublisher body) {
		ModelAttempt attempt = ModelAttempt.take(() -> context);
		return (attempt != null) ? new ReadBodyPublisher(body, attempt) : body;
	}

	@Override
	public <T> BodyHandler<T> response(Observation.ContextView context, BodyHandler<T> handler) {
		ModelAttempt attempt = ModelAttempt.of(context);
		return (attempt != null) ? (info) -> read(info, handler, attempt) : handler;
	}

	private static <T> BodySubscriber<T> read(ResponseInfo info, BodyHandler<T> handler, ModelAttempt attempt) {
		attempt.response(info.statusCode(), (name) -> info.headers().firstValue(name).orElse(null));
		try {
			BodySubscriber<T> read = new ReadBodySubscriber<>(handler.apply(info), attempt);
			// Of a subscriber that is not its own, the JDK asks for the body on a thread
			// that
			// must not block; a mapped one may.
			return BodySubscribers.mapping(read, Function.identity());
		}
		catch (RuntimeException ex) {
			attempt.failed(ex);
			throw ex;
		}
	}

}
