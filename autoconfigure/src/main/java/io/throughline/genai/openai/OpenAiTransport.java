package io.throughline.genai.openai;

import java.util.concurrent.CompletableFuture;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import io.throughline.genai.sdk.SdkAttempt;
import io.throughline.genai.sdk.SdkCalls;
import org.jspecify.annotations.Nullable;

/**
 * The transport of a client, with each request of a stamped call as an attempt.
 */
final class OpenAiTransport implements HttpClient {

	private final HttpClient delegate;

	private final SdkCalls calls;

	OpenAiTransport(HttpClient delegate, SdkCalls calls) {
		this.delegate = delegate;
		this.calls = calls;
	}

	@Override
	public HttpResponse execute(HttpRequest request, RequestOptions options) {
		HttpRequest.Builder sent = request.toBuilder().removeHeaders(SdkCalls.HEADER);
		SdkAttempt attempt = begin(request, sent);
		if (attempt == null) {
			return this.delegate.execute(sent.build(), options);
		}
		try {
			return new OpenAiResponse(this.delegate.execute(sent.build(), options), attempt);
		}
		catch (Throwable ex) {
			attempt.unanswered(ex);
			throw ex;
		}
	}

	@Override
	public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
		HttpRequest.Builder sent = request.toBuilder().removeHeaders(SdkCalls.HEADER);
		SdkAttempt attempt = begin(request, sent);
		if (attempt == null) {
			return this.delegate.executeAsync(sent.build(), options);
		}
		try {
			return this.delegate.executeAsync(sent.build(), options).whenComplete((response, failure) -> {
				if (failure != null) {
					attempt.unanswered(failure);
				}
			}).thenApply((response) -> new OpenAiResponse(response, attempt));
		}
		catch (Throwable ex) {
			attempt.unanswered(ex);
			throw ex;
		}
	}

	@Override
	public void close() {
		// The library closes it with each copy of a client that is collected; the client
		// beside it closes the transport that they share.
	}

	private @Nullable SdkAttempt begin(HttpRequest request, HttpRequest.Builder sent) {
		String stamp = request.headers().values(SdkCalls.HEADER).stream().findFirst().orElse(null);
		SdkAttempt attempt = this.calls.attempt(stamp, request.method().name(), request::url, sent::replaceHeaders);
		HttpRequestBody body = request.body();
		if (attempt != null && body != null && body.repeatable()) {
			attempt.request(body::writeTo);
		}
		return attempt;
	}

}
