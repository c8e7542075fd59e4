package io.throughline.genai.openai;

import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.throughline.genai.ModelStream;
import io.throughline.genai.ModelStreamContract;
import io.throughline.genai.StreamWire;
import io.throughline.testsupport.SpanMemory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Streams of OpenAI's own library, which tells of their chunks on its threads.
 */
class OpenAiAsyncStreamTests extends ModelStreamContract {

	@Override
	protected Class<?> application() {
		return Application.class;
	}

	@Override
	protected StreamWire wire() {
		return StreamWire.OPENAI;
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class Application {

		@Bean
		OpenAIClientAsync client(@Value("${test.model-url}") String url) {
			return OpenAIOkHttpClientAsync.builder().baseUrl(url + "/v1").apiKey("test").build();
		}

		@Bean
		ModelStream stream(OpenAIClientAsync client) {
			return (chunk) -> {
				AsyncStreamResponse<ChatCompletionChunk> chunks = client.chat()
					.completions()
					.createStreaming(Prompts.streamed("hello"));
				chunks.subscribe((event) -> {
					if (!Prompts.text(event).isEmpty() && !chunk.getAsBoolean()) {
						chunks.close();
					}
				}).onCompleteFuture().join();
			};
		}

	}

}
