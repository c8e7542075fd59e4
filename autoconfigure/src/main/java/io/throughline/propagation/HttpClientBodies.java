package io.throughline.propagation;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;

import io.micrometer.observation.Observation;

/**
 * Reads the bodies of requests that {@code java.net.http.HttpClient} beans send, while
 * they go by. A bean of this type takes part.
 */
public interface HttpClientBodies {

	/**
	 * Return what publishes the body of a request.
	 * @param context context of the request's observation, which is started
	 * @param body the request's body
	 * @return the same body, read as it is sent, or the one given
	 */
	BodyPublisher request(Observation.ContextView context, BodyPublisher body);

	/**
	 * Return what handles the body of the response.
	 * @param context context of the request's observation, which is started
	 * @param handler the application's handler
	 * @param <T> type of the body
	 * @return the same handling, read as the body arrives, or the handler given
	 */
	<T> BodyHandler<T> response(Observation.ContextView context, BodyHandler<T> handler);

}
