package io.throughline.genai.openai;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.credential.BearerTokenCredential;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.throughline.genai.sdk.Sdk;
import io.throughline.genai.sdk.SdkCalls;
import io.throughline.step.StepKind;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's library: chat completions, responses, completions and embeddings.
 */
final class OpenAiSdk implements Sdk {

	@Override
	public @Nullable Class<?> clientType(Object bean) {
		if (bean instanceof OpenAIClientImpl) {
			return OpenAIClient.class;
		}
		return (bean instanceof OpenAIClientAsyncImpl) ? OpenAIClientAsync.class : null;
	}

	@Override
	public boolean isService(Class<?> type) {
		String name = type.getName();
		return type.isInterface() && (name.startsWith("com.openai.client.") || name.startsWith("com.openai.services."));
	}

	@Override
	public Consumer<ClientOptions.Builder> tracing(SdkCalls calls) {
		return (options) -> {
			// The client's own transport cannot be read, only what the library builds
			// around it: retries, log and credentials. Ours goes below those of the
			// client
			// and above others that do nothing.
			ClientOptions transport = options.build()
				.toBuilder()
				.maxRetries(0)
				.logLevel(LogLevel.OFF)
				.credential(BearerTokenCredential.create("unused"))
				.build();
			options.httpClient(new OpenAiTransport(transport.httpClient(), calls));
		};
	}

	@Override
	public @Nullable StepKind kind(@Nullable Object argument) {
		if (argument instanceof ChatCompletionCreateParams || argument instanceof ResponseCreateParams
				|| argument instanceof CompletionCreateParams) {
			return StepKind.MODEL;
		}
		return (argument instanceof EmbeddingCreateParams) ? StepKind.EMBEDDING : null;
	}

	@Override
	public @Nullable Object stamped(@Nullable Object argument, String stamp) {
		if (argument instanceof ChatCompletionCreateParams chat) {
			return chat.toBuilder().putAdditionalHeader(SdkCalls.HEADER, stamp).build();
		}
		if (argument instanceof ResponseCreateParams response) {
			return response.toBuilder().putAdditionalHeader(SdkCalls.HEADER, stamp).build();
		}
		if (argument instanceof CompletionCreateParams completion) {
			return completion.toBuilder().putAdditionalHeader(SdkCalls.HEADER, stamp).build();
		}
		return (argument instanceof EmbeddingCreateParams embedding)
				? embedding.toBuilder().putAdditionalHeader(SdkCalls.HEADER, stamp).build() : null;
	}

	@Override
	public @Nullable CompletionStage<?> streamEnd(@Nullable Object result) {
		return (result instanceof AsyncStreamResponse<?> stream) ? stream.onCompleteFuture() : null;
	}

}
