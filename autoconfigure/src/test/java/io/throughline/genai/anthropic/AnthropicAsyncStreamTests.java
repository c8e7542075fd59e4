package io.throughline.genai.anthropic;

import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.client.okhttp.AnthropicOkHttpClientAsync;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.models.messages.RawMessageStreamEvent;
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
 * Streams of Anthropic's own library, which tells of their chunks on its threads.
 */
class AnthropicAsyncStreamTests extends ModelStreamContract {

	@Override
	protected Class<?> application() {
		return Application.class;
	}

	@Override
	protected StreamWire wire() {
		return StreamWire.ANTHROPIC;
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class Application {

		@Bean
		AnthropicClientAsync client(@Value("${test.model-url}") String url) {
			return AnthropicOkHttpClientAsync.builder().baseUrl(url).apiKey("test").build();
		}

		@Bean
		ModelStream stream(AnthropicClientAsync client) {
			return (chunk) -> {
				AsyncStreamResponse<RawMessageStreamEvent> chunks = client.messages()
					.createStreaming(Prompts.of("hello"));
				chunks.subscribe((event) -> {
					if (!Prompts.text(event).isEmpty() && !chunk.getAsBoolean()) {
						chunks.close();
					}
				}).onCompleteFuture().join();
			};
		}

	}

}
