package io.throughline.genai.anthropic;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpRequestBody;
import com.anthropic.core.http.HttpResponse;
import io.throughline.genai.sdk.SdkAttempt;
import io.throughline.genai.sdk.SdkCalls;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The transport of a client, with each request of a stamped call as an attempt.
 */
final class AnthropicTransport implements HttpClient {

	// Returns the body itself in 2, an optional one in 3.
	private static final @Nullable Method BODY = ReflectionUtils.findMethod(HttpRequest.class, "body");

	private final HttpClient delegate;

	private final SdkCalls calls;

	AnthropicTransport(HttpClient delegate, SdkCalls calls) {
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
			return new AnthropicResponse(this.delegate.execute(sent.build(), options), attempt);
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
			}).thenApply((response) -> new AnthropicResponse(response, attempt));
		}
		catch (Throwable ex) {
			attempt.unanswered(ex);
			throw ex;
		}
	}

	@Override
	public void close() {
		this.delegate.close();
	}

	private @Nullable SdkAttempt begin(HttpRequest request, HttpRequest.Builder sent) {
		String stamp = request.headers().values(SdkCalls.HEADER).stream().findFirst().orElse(null);
		SdkAttempt attempt = this.calls.attempt(stamp, request.method().name(), request::url, sent::replaceHeaders);
		if (attempt != null && body(request) instanceof HttpRequestBody body && body.repeatable()) {
			attempt.request(body::writeTo);
		}
		return attempt;
	}

	private static @Nullable Object body(HttpRequest request) {
		Object body = (BODY != null) ? ReflectionUtils.invokeMethod(BODY, request) : null;
		return (body instanceof Optional<?> optional) ? optional.orElse(null) : body;
	}

}
