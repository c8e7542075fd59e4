package io.throughline.genai.openai;

import java.util.Iterator;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
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
 * Streams of OpenAI's own library.
 */
class OpenAiStreamTests extends ModelStreamContract {

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
		OpenAIClient client(@Value("${test.model-url}") String url) {
			return OpenAIOkHttpClient.builder().baseUrl(url + "/v1").apiKey("test").build();
		}

		@Bean
		ModelStream stream(OpenAIClient client) {
			return (chunk) -> {
				try (StreamResponse<ChatCompletionChunk> chunks = client.chat()
					.completions()
					.createStreaming(Prompts.streamed("hello"))) {
					Iterator<ChatCompletionChunk> events = chunks.stream().iterator();
					boolean more = true;
					while (more && events.hasNext()) {
						more = Prompts.text(events.next()).isEmpty() || chunk.getAsBoolean();
					}
				}
			};
		}

	}

}
