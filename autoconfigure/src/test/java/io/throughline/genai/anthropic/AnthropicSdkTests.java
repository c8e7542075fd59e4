package io.throughline.genai.anthropic;

import java.util.stream.Collectors;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;
import io.throughline.genai.ModelFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Anthropic's own library.
 */
class AnthropicSdkTests extends ModelCallContract {

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

	@ParameterizedTest
	@ValueSource(strings = { "/ask", "/stream" })
	void modelThatAsksForATool(String path) {
		this.traces.request(path, "weather #tool");
		hasFacts(this.traces.model(), "tool_calls", 1);
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(ModelCallApplication.class)
	static class AnthropicApplication {

		@Bean
		AnthropicClient anthropicClient(@Value("${test.model-url}") String url) {
			return AnthropicOkHttpClient.builder().baseUrl(url).apiKey("test").maxRetries(2).build();
		}

		@Bean
		ModelClient modelClient(AnthropicClient client) {
			return new SdkModelClient(client);
		}

	}

	/**
	 * Calls of a client.
	 */
	record SdkModelClient(AnthropicClient client) implements ModelClient {

		@Override
		public String ask(String message) {
			return Prompts.text(this.client.messages().create(Prompts.of(message)));
		}

		@Override
		public String stream(String message) {
			try (StreamResponse<RawMessageStreamEvent> events = open(message)) {
				return events.stream().map(Prompts::text).collect(Collectors.joining());
			}
		}

		@Override
		public void cancel(String message) {
			try (StreamResponse<RawMessageStreamEvent> events = open(message)) {
				events.stream().filter((event) -> !Prompts.text(event).isEmpty()).findFirst();
			}
		}

		private StreamResponse<RawMessageStreamEvent> open(String message) {
			return this.client.messages().createStreaming(Prompts.of(message));
		}

	}

}
