package io.throughline.genai.langchain4j;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.throughline.genai.ModelStream;
import io.throughline.genai.ModelStreamContract;
import io.throughline.genai.RawModelRequest;
import io.throughline.genai.StreamWire;
import io.throughline.testsupport.SpanMemory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Streams of LangChain4j over its own HTTP client.
 */
class LangChain4jStreamTests extends ModelStreamContract {

	@Override
	protected Class<?> application() {
		return Application.class;
	}

	@Override
	protected StreamWire wire() {
		return StreamWire.OPENAI;
	}

	/**
	 * An application with a model.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class Application {

		@Bean
		StreamingChatModel model(HttpClientBuilder http, @Value("${test.model-url}") String url) {
			return OpenAiStreamingChatModel.builder()
				.httpClientBuilder(http)
				.baseUrl(url + "/v1")
				.apiKey("test")
				.modelName("gpt-4o-mini")
				.build();
		}

		@Bean
		ModelStream stream(StreamingChatModel model, HttpClientBuilder http, @Value("${test.model-url}") String url) {
			return new Stream(model, http, url + "/v1/chat/completions");
		}

	}

	/**
	 * Asks the model; or its HTTP client, as the model keeps all events of an answer.
	 */
	private record Stream(StreamingChatModel model, HttpClientBuilder http, String url) implements ModelStream {

		@Override
		public void read(BooleanSupplier chunk) {
			ChunkHandler handler = new ChunkHandler(chunk, new CompletableFuture<>());
			this.model.chat("hello", handler);
			handler.end().join();
		}

		@Override
		public void readLong(BooleanSupplier chunk) {
			EventListener listener = new EventListener(chunk, new CompletableFuture<>());
			this.http.build()
				.execute(HttpRequest.builder()
					.method(HttpMethod.POST)
					.url(this.url)
					.addHeader("Content-Type", "application/json")
					.body(RawModelRequest.of("hello", true))
					.build(), listener);
			listener.end().join();
		}

	}

	/**
	 * Reads an answer.
	 */
	private record ChunkHandler(BooleanSupplier chunk,
			CompletableFuture<Boolean> end) implements StreamingChatResponseHandler {

		@Override
		public void onPartialResponse(PartialResponse text, PartialResponseContext context) {
			if (!this.chunk.getAsBoolean()) {
				context.streamingHandle().cancel();
				this.end.complete(false);
			}
		}

		@Override
		public void onCompleteResponse(ChatResponse response) {
			this.end.complete(true);
		}

		@Override
		public void onError(Throwable error) {
			this.end.completeExceptionally(error);
		}

	}

	/**
	 * Reads events.
	 */
	private record EventListener(BooleanSupplier chunk,
			CompletableFuture<Boolean> end) implements ServerSentEventListener {

		@Override
		public void onEvent(ServerSentEvent event) {
			if (event.data().contains("\"content\"")) {
				this.chunk.getAsBoolean();
			}
		}

		@Override
		public void onError(Throwable error) {
			this.end.completeExceptionally(error);
		}

		@Override
		public void onClose() {
			this.end.complete(true);
		}

	}

}
