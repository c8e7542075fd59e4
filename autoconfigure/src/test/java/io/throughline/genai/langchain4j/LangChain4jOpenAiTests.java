package io.throughline.genai.langchain4j;

import java.util.concurrent.CompletableFuture;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * LangChain4j with OpenAI.
 */
class LangChain4jOpenAiTests extends ModelCallContract {

	@Override
	protected Class<?> application() {
		return LangChain4jApplication.class;
	}

	@Override
	protected String[] properties(String modelUrl) {
		return new String[] { "test.model-url=" + modelUrl + "/v1", "server.tomcat.threads.max=1",
				"server.tomcat.threads.min-spare=1" };
	}

	@Override
	protected int attempts(boolean streamed) {
		return (streamed) ? 1 : 3;
	}

	@Override
	protected boolean runsTools() {
		return true;
	}

	@Override
	protected boolean showsHeadersOfFailures() {
		// Its HTTP clients throw an exception with status and body only.
		return false;
	}

	/**
	 * An application with models that it builds itself.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(ModelCallApplication.class)
	static class LangChain4jApplication {

		@Bean
		OpenAiChatModel chatModel(HttpClientBuilder http, @Value("${test.model-url}") String url) {
			return OpenAiChatModel.builder()
				.httpClientBuilder(http)
				.baseUrl(url)
				.apiKey("test")
				.modelName("gpt-4o-mini")
				.build();
		}

		@Bean
		OpenAiStreamingChatModel streamingChatModel(HttpClientBuilder http, @Value("${test.model-url}") String url) {
			return OpenAiStreamingChatModel.builder()
				.httpClientBuilder(http)
				.baseUrl(url)
				.apiKey("test")
				.modelName("gpt-4o-mini")
				.build();
		}

		@Bean
		ModelClient modelClient(ChatModel model, StreamingChatModel streamingModel) {
			return new AssistantClient(AiServices.builder(Assistant.class)
				.chatModel(model)
				.streamingChatModel(streamingModel)
				.tools(new Tools())
				.build());
		}

	}

	/**
	 * An AI service.
	 */
	interface Assistant {

		String ask(String message);

		TokenStream stream(String message);

	}

	/**
	 * What the model may ask for.
	 */
	static class Tools {

		@Tool
		String getWeather(@P("city") String city) {
			return "21C in " + city;
		}

		@Tool
		String failTool(@P("city") String city) {
			throw new IllegalStateException("tool blew up");
		}

	}

	/**
	 * Calls of the AI service.
	 */
	record AssistantClient(Assistant assistant) implements ModelClient {

		@Override
		public String ask(String message) {
			return this.assistant.ask(message);
		}

		@Override
		public String stream(String message) {
			CompletableFuture<String> answer = new CompletableFuture<>();
			this.assistant.stream(message).onPartialResponse((text) -> {
			})
				.onCompleteResponse((response) -> answer.complete(String.valueOf(response.aiMessage().text())))
				.onError(answer::completeExceptionally)
				.start();
			return answer.join();
		}

		@Override
		public void cancel(String message) {
			CompletableFuture<String> first = new CompletableFuture<>();
			this.assistant.stream(message).onPartialResponseWithContext((text, context) -> {
				context.streamingHandle().cancel();
				first.complete(text.text());
			}).onError(first::completeExceptionally).start();
			first.join();
		}

	}

}
