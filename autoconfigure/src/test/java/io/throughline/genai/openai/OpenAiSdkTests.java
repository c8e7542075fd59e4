package io.throughline.genai.openai;

import java.util.stream.Collectors;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * OpenAI's own library.
 */
class OpenAiSdkTests extends ModelCallContract {

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
		OpenAIClient openAiClient(@Value("${test.model-url}") String url) {
			return OpenAIOkHttpClient.builder().baseUrl(url).apiKey("test").maxRetries(2).build();
		}

		@Bean
		ModelClient modelClient(OpenAIClient client) {
			return new SdkModelClient(client);
		}

	}

	/**
	 * Calls of a client.
	 */
	record SdkModelClient(OpenAIClient client) implements ModelClient {

		@Override
		public String ask(String message) {
			return Prompts.text(this.client.chat().completions().create(Prompts.of(message)));
		}

		@Override
		public String stream(String message) {
			try (StreamResponse<ChatCompletionChunk> chunks = open(message)) {
				return chunks.stream().map(Prompts::text).collect(Collectors.joining());
			}
		}

		@Override
		public void cancel(String message) {
			try (StreamResponse<ChatCompletionChunk> chunks = open(message)) {
				chunks.stream().filter((chunk) -> !Prompts.text(chunk).isEmpty()).findFirst();
			}
		}

		private StreamResponse<ChatCompletionChunk> open(String message) {
			return this.client.chat().completions().createStreaming(Prompts.streamed(message));
		}

	}

}
