package io.throughline.genai.openai;

import java.io.InputStream;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import io.throughline.genai.sdk.SdkAttempt;

/**
 * A response that the attempt reads.
 */
final class OpenAiResponse implements HttpResponse {

	private final HttpResponse delegate;

	private final SdkAttempt attempt;

	private final InputStream body;

	OpenAiResponse(HttpResponse delegate, SdkAttempt attempt) {
		this.delegate = delegate;
		this.attempt = attempt;
		this.body = attempt.response(delegate.statusCode(),
				(name) -> delegate.headers().values(name).stream().findFirst().orElse(null), delegate.body());
	}

	@Override
	public int statusCode() {
		return this.delegate.statusCode();
	}

	@Override
	public Headers headers() {
		return this.delegate.headers();
	}

	@Override
	public InputStream body() {
		return this.body;
	}

	@Override
	public void close() {
		this.attempt.cancelled();
		this.delegate.close();
	}

}
