package io.throughline.genai.restclient;

import java.io.IOException;
import java.io.InputStream;

import io.throughline.genai.ModelAttempt;
import io.throughline.genai.ReadInputStream;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A response whose body the attempt reads while the application does.
 */
final class ReadResponse implements ClientHttpResponse {

	private final ClientHttpResponse delegate;

	private final ModelAttempt attempt;

	private final long length;

	private @Nullable ReadInputStream body;

	private ReadResponse(ClientHttpResponse delegate, ModelAttempt attempt, long length) {
		this.delegate = delegate;
		this.attempt = attempt;
		this.length = length;
	}

	static ClientHttpResponse of(ClientHttpResponse response, ModelAttempt attempt) {
		try {
			attempt.response(response.getStatusCode().value(), response.getHeaders()::getFirst);
			return new ReadResponse(response, attempt, response.getHeaders().getContentLength());
		}
		catch (IOException | RuntimeException ex) {
			// Left to the application, which asks for the same.
			attempt.failed(ex);
			return response;
		}
	}

	@Override
	public InputStream getBody() throws IOException {
		InputStream current = this.delegate.getBody();
		ReadInputStream read = this.body;
		if (read == null || !read.reads(current)) {
			read = new ReadInputStream(current, this.length, this.attempt);
			this.body = read;
		}
		return read;
	}

	@Override
	public void close() {
		this.attempt.cancelled();
		this.delegate.close();
	}

	@Override
	public HttpStatusCode getStatusCode() throws IOException {
		return this.delegate.getStatusCode();
	}

	@Override
	public String getStatusText() throws IOException {
		return this.delegate.getStatusText();
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.delegate.getHeaders();
	}

}
