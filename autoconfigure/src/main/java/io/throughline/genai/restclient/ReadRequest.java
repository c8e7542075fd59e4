package io.throughline.genai.restclient;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;

import io.throughline.genai.ModelAttempt;
import io.throughline.genai.ReadOutputStream;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A request whose bodies the attempt reads. Without an attempt it is the other request.
 */
class ReadRequest implements ClientHttpRequest {

	private final ClientHttpRequest delegate;

	private final ModelAttempts attempts;

	private @Nullable ModelAttempt attempt;

	ReadRequest(ClientHttpRequest delegate, ModelAttempts attempts) {
		this.delegate = delegate;
		this.attempts = attempts;
	}

	/**
	 * Return the attempt. Not known before the body is written, since a client makes its
	 * requests before their observation starts.
	 */
	final @Nullable ModelAttempt attempt() {
		if (this.attempt == null) {
			this.attempt = this.attempts.take();
		}
		return this.attempt;
	}

	@Override
	public final ClientHttpResponse execute() throws IOException {
		ModelAttempt attempt = attempt();
		if (attempt == null) {
			return this.delegate.execute();
		}
		try {
			return ReadResponse.of(this.delegate.execute(), attempt);
		}
		catch (IOException | RuntimeException ex) {
			attempt.failed(ex);
			throw ex;
		}
	}

	@Override
	public final OutputStream getBody() throws IOException {
		OutputStream body = this.delegate.getBody();
		ModelAttempt attempt = attempt();
		return (attempt != null) ? new ReadOutputStream(body, attempt) : body;
	}

	@Override
	public final HttpMethod getMethod() {
		return this.delegate.getMethod();
	}

	@Override
	public final URI getURI() {
		return this.delegate.getURI();
	}

	@Override
	public final HttpHeaders getHeaders() {
		return this.delegate.getHeaders();
	}

	@Override
	public final Map<String, Object> getAttributes() {
		return this.delegate.getAttributes();
	}

}
