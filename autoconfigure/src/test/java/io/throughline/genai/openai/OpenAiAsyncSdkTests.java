package io.throughline.genai.openai;

import java.util.concurrent.CompletableFuture;

import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * OpenAI's own library, whose asynchronous calls go on on its threads.
 */
class OpenAiAsyncSdkTests extends ModelCallContract {

	@Override
	protected Class<?> application() {
		return OpenAiApplication.class;
	}

	@Override
	protected String[] properties(String modelUrl) {
		return new String[] { "test.model-url=" + modelUrl + "/v1", "server.tomcat.threads.max=1",
				"server.tomcat.threads.min-spare=1" };
	}

	@Override
	protected int attempts(boolean streamed) {
		return 3;
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(ModelCallApplication.class)
	static class OpenAiApplication {

		@Bean
		OpenAIClientAsync openAiClient(@Value("${test.model-url}") String url) {
			return OpenAIOkHttpClientAsync.builder().baseUrl(url).apiKey("test").maxRetries(2).build();
		}

		@Bean
		ModelClient modelClient(OpenAIClientAsync client) {
			return new SdkModelClient(client);
		}

	}

	/**
	 * Calls of a client.
	 */
	record SdkModelClient(OpenAIClientAsync client) implements ModelClient {

		@Override
		public String ask(String message) {
			return this.client.chat().completions().create(Prompts.of(message)).thenApply(Prompts::text).join();
		}

		@Override
		public String stream(String message) {
			StringBuilder text = new StringBuilder();
			open(message).subscribe((chunk) -> text.append(Prompts.text(chunk))).onCompleteFuture().join();
			return text.toString();
		}

		@Override
		public void cancel(String message) {
			CompletableFuture<Void> begun = new CompletableFuture<>();
			AsyncStreamResponse<ChatCompletionChunk> chunks = open(message);
			chunks.subscribe((chunk) -> {
				if (!Prompts.text(chunk).isEmpty()) {
					begun.complete(null);
				}
			});
			begun.join();
			chunks.close();
		}

		private AsyncStreamResponse<ChatCompletionChunk> open(String message) {
			return this.client.chat().completions().createStreaming(Prompts.streamed(message));
		}

	}

}
