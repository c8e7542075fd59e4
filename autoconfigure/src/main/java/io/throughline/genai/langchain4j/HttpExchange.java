package io.throughline.genai.langchain4j;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.throughline.genai.BodyReader;
import io.throughline.genai.ModelAttempt;
import io.throughline.propagation.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * One observed request of a LangChain4j HTTP client. It ends once; a stream may be
 * cancelled by another thread than reads it.
 */
final class HttpExchange implements BodyReader {

	private static final Map<String, List<String>> JSON = Map.of("content-type", List.of("application/json"));

	private final Observation observation;

	private final HttpRequest request;

	private final @Nullable ModelAttempt attempt;

	private boolean ended;

	private HttpExchange(Observation observation, HttpRequest request, @Nullable ModelAttempt attempt) {
		this.observation = observation;
		this.request = request;
		this.attempt = attempt;
	}

	static HttpExchange start(HttpRequest request, ObservationRegistry registry) {
		HttpRequest.Builder builder = copy(request);
		RequestReplySenderContext<HttpRequest.Builder, SuccessfulHttpResponse> context = new RequestReplySenderContext<>(
				(carrier, name, value) -> builder.addHeader(name, value));
		context.setCarrier(builder);
		Observation observation = new ClientRequest(request.method().name(), URI.create(request.url()))
			.observe(context, registry)
			.start();
		HttpExchange exchange = new HttpExchange(observation, builder.build(), ModelAttempt.of(context));
		exchange.tell((attempt) -> sent(attempt, request.body()));
		return exchange;
	}

	private static HttpRequest.Builder copy(HttpRequest request) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(request.headers());
		return HttpRequest.builder()
			.method(request.method())
			.url(request.url())
			.headers(headers)
			.formDataFields(request.formDataFields())
			.formDataFiles(request.formDataFiles())
			.body(request.body());
	}

	private static void sent(ModelAttempt attempt, @Nullable String body) {
		if (body != null) {
			attempt.request(StandardCharsets.UTF_8.encode(body));
		}
		attempt.requestEnd();
	}

	Observation observation() {
		return this.observation;
	}

	/**
	 * Return the request with the headers that the observation added.
	 */
	HttpRequest request() {
		return this.request;
	}

	synchronized void answered(SuccessfulHttpResponse response) {
		answered(response.statusCode(), response.headers());
		byte[] body = response.bodyBytes();
		if (body != null) {
			body(ByteBuffer.wrap(body));
		}
	}

	/**
	 * End with a status that LangChain4j takes for a failure. It keeps no headers, so
	 * that the body can only be what models answer then.
	 */
	synchronized void refused(HttpException failure) {
		answered(failure.statusCode(), JSON);
		String body = failure.getMessage();
		if (body != null) {
			body(StandardCharsets.UTF_8.encode(body));
		}
		end();
	}

	@Override
	public synchronized void body(ByteBuffer part) {
		tell((attempt) -> attempt.body(part));
	}

	@Override
	public synchronized void end() {
		stop(ModelAttempt::end);
	}

	@Override
	public synchronized void cancelled() {
		stop(ModelAttempt::cancelled);
	}

	@Override
	public synchronized void failed(Throwable error) {
		if (!this.ended) {
			this.observation.error(error);
		}
		stop((attempt) -> attempt.failed(error));
	}

	private void answered(int status, Map<String, List<String>> headers) {
		ClientRequest.answered(this.observation, status);
		tell((attempt) -> attempt.response(status, (name) -> first(headers.get(name))));
	}

	private static @Nullable String first(@Nullable List<String> values) {
		return (values != null && !values.isEmpty()) ? values.get(0) : null;
	}

	private void stop(Consumer<ModelAttempt> end) {
		if (!this.ended) {
			this.ended = true;
			tell(end);
			this.observation.stop();
		}
	}

	private void tell(Consumer<ModelAttempt> what) {
		if (this.attempt != null) {
			what.accept(this.attempt);
		}
	}

}
