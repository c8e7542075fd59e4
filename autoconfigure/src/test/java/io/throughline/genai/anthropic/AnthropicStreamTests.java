package io.throughline.genai.anthropic;

import java.util.Iterator;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
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
 * Streams of Anthropic's own library.
 */
class AnthropicStreamTests extends ModelStreamContract {

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
		AnthropicClient client(@Value("${test.model-url}") String url) {
			return AnthropicOkHttpClient.builder().baseUrl(url).apiKey("test").build();
		}

		@Bean
		ModelStream stream(AnthropicClient client) {
			return (chunk) -> {
				try (StreamResponse<RawMessageStreamEvent> chunks = client.messages()
					.createStreaming(Prompts.of("hello"))) {
					Iterator<RawMessageStreamEvent> events = chunks.stream().iterator();
					boolean more = true;
					while (more && events.hasNext()) {
						more = Prompts.text(events.next()).isEmpty() || chunk.getAsBoolean();
					}
				}
			};
		}

	}

}
