package io.throughline.genai.anthropic;

import java.util.concurrent.CompletableFuture;

import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.client.okhttp.AnthropicOkHttpClientAsync;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;
import io.throughline.genai.ModelFacts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Anthropic's own library, whose asynchronous calls go on on its threads.
 */
class AnthropicAsyncSdkTests extends ModelCallContract {

	@Override
	protected Class<?> application() {
		return AnthropicApplication.class;
	}

	@Override
	protected String[] properties(String modelUrl) {
		return new String[] { "test.model-url=" + modelUrl, "server.tomcat.threads.max=1",
				"server.tomcat.threads.min-spare=1" };
	}

	@Override
	protected int attempts(boolean streamed) {
		return 3;
	}

	@Override
	protected ModelFacts facts() {
		return ModelFacts.ANTHROPIC;
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(ModelCallApplication.class)
	static class AnthropicApplication {

		@Bean
		AnthropicClientAsync anthropicClient(@Value("${test.model-url}") String url) {
			return AnthropicOkHttpClientAsync.builder().baseUrl(url).apiKey("test").maxRetries(2).build();
		}

		@Bean
		ModelClient modelClient(AnthropicClientAsync client) {
			return new SdkModelClient(client);
		}

	}

	/**
	 * Calls of a client.
	 */
	record SdkModelClient(AnthropicClientAsync client) implements ModelClient {

		@Override
		public String ask(String message) {
			return this.client.messages().create(Prompts.of(message)).thenApply(Prompts::text).join();
		}

		@Override
		public String stream(String message) {
			StringBuilder text = new StringBuilder();
			open(message).subscribe((event) -> text.append(Prompts.text(event))).onCompleteFuture().join();
			return text.toString();
		}

		@Override
		public void cancel(String message) {
			CompletableFuture<Void> begun = new CompletableFuture<>();
			AsyncStreamResponse<RawMessageStreamEvent> events = open(message);
			events.subscribe((event) -> {
				if (!Prompts.text(event).isEmpty()) {
					begun.complete(null);
				}
			});
			begun.join();
			events.close();
		}

		private AsyncStreamResponse<RawMessageStreamEvent> open(String message) {
			return this.client.messages().createStreaming(Prompts.of(message));
		}

	}

}
