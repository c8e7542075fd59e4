package io.throughline.genai.springai;

import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Spring AI with OpenAI.
 */
class SpringAiOpenAiTests extends ModelCallContract {

	@Override
	protected Class<?> application() {
		return SpringAiApplication.class;
	}

	@Override
	protected String[] properties(String modelUrl) {
		return new String[] { "spring.ai.model.chat=openai", "spring.ai.openai.base-url=" + modelUrl + "/v1",
				"spring.ai.openai.api-key=test", "spring.ai.openai.chat.model=gpt-4o-mini",
				"spring.ai.openai.max-retries=2", "server.tomcat.threads.max=1", "server.tomcat.threads.min-spare=1" };
	}

	@Override
	protected int attempts(boolean streamed) {
		return 3;
	}

	@Override
	protected boolean runsTools() {
		return true;
	}

	/**
	 * An application with a chat client.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(ModelCallApplication.class)
	static class SpringAiApplication {

		@Bean
		ModelClient modelClient(ChatClient.Builder builder) {
			return new ChatModelClient(builder.defaultTools(new Tools()).build());
		}

	}

	/**
	 * What the model may ask for.
	 */
	static class Tools {

		@Tool
		String getWeather(String city) {
			return "21C in " + city;
		}

		@Tool
		String failTool(String city) {
			throw new IllegalStateException("tool blew up");
		}

	}

	/**
	 * Calls of a chat client.
	 */
	record ChatModelClient(ChatClient client) implements ModelClient {

		@Override
		public String ask(String message) {
			return this.client.prompt().user(message).call().content();
		}

		@Override
		public String stream(String message) {
			return String.join("", this.client.prompt().user(message).stream().content().collectList().block());
		}

		@Override
		public void cancel(String message) {
			this.client.prompt().user(message).stream().content().blockFirst();
		}

	}

}
