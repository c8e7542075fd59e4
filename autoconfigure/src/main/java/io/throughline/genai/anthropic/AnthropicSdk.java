package io.throughline.genai.anthropic;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.client.AnthropicClientAsyncImpl;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.models.messages.MessageCreateParams;
import io.throughline.genai.sdk.Sdk;
import io.throughline.genai.sdk.SdkCalls;
import io.throughline.step.StepKind;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Anthropic's library: messages, also those of its beta.
 */
final class AnthropicSdk implements Sdk {

	// Not before 2.72.
	private static final @Nullable Method OWN_SPANS = ReflectionUtils.findMethod(ClientOptions.Builder.class,
			"openTelemetry", boolean.class);

	@Override
	public @Nullable Class<?> clientType(Object bean) {
		if (bean instanceof AnthropicClientImpl) {
			return AnthropicClient.class;
		}
		return (bean instanceof AnthropicClientAsyncImpl) ? AnthropicClientAsync.class : null;
	}

	@Override
	public boolean isService(Class<?> type) {
		String name = type.getName();
		return type.isInterface()
				&& (name.startsWith("com.anthropic.client.") || name.startsWith("com.anthropic.services."));
	}

	@Override
	public Consumer<ClientOptions.Builder> tracing(SdkCalls calls) {
		return (options) -> {
			options.addInterceptor((transport) -> new AnthropicTransport(transport, calls));
			if (OWN_SPANS != null) {
				// The library would make a second span of each call, and a second header.
				ReflectionUtils.invokeMethod(OWN_SPANS, options, false);
			}
		};
	}

	@Override
	public @Nullable StepKind kind(@Nullable Object argument) {
		return (argument instanceof MessageCreateParams
				|| argument instanceof com.anthropic.models.beta.messages.MessageCreateParams) ? StepKind.MODEL : null;
	}

	@Override
	public @Nullable Object stamped(@Nullable Object argument, String stamp) {
		if (argument instanceof MessageCreateParams message) {
			return message.toBuilder().putAdditionalHeader(SdkCalls.HEADER, stamp).build();
		}
		return (argument instanceof com.anthropic.models.beta.messages.MessageCreateParams beta)
				? beta.toBuilder().putAdditionalHeader(SdkCalls.HEADER, stamp).build() : null;
	}

	@Override
	public @Nullable CompletionStage<?> streamEnd(@Nullable Object result) {
		return (result instanceof AsyncStreamResponse<?> stream) ? stream.onCompleteFuture() : null;
	}

}
