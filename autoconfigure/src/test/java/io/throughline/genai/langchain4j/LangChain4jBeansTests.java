package io.throughline.genai.langchain4j;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.observation.listener.ObservationChatModelListener;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.step.Steps;
import io.throughline.testsupport.SpanMemory;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of LangChain4j's beans outside of AI services.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LangChain4jBeansTests {

	private final StubModelServer model = new StubModelServer();

	private ConfigurableApplicationContext application;

	private InMemorySpanExporter spans;

	private String started = "";

	@BeforeAll
	void start(CapturedOutput output) {
		this.application = TestServer.NONE.start(Application.class, "test.model-url=" + this.model.url() + "/v1");
		this.started = output.getAll();
		this.spans = this.application.getBean(InMemorySpanExporter.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.model.close();
	}

	@BeforeEach
	void reset() {
		this.spans.reset();
	}

	@Test
	void aRetrievalHasItsDocumentsAndTheEmbeddingOfItsQuery() {
		var contents = bean(ContentRetriever.class).retrieve(Query.from("sun"));
		assertThat(contents).hasSize(1);
		SpanData retrieval = span("retrieval");
		assertThat(text(retrieval, "throughline.retrieval.document_ids")).isEqualTo("[paris]");
		assertThat(text(retrieval, "gen_ai.retrieval.documents")).contains("\"id\":\"paris\",\"rank\":1,\"score\":1.0");
		SpanData embedding = span("embeddings text-embedding-3-small");
		assertThat(embedding.getParentSpanId()).isEqualTo(retrieval.getSpanId());
		assertThat(text(embedding, "gen_ai.usage.input_tokens")).isEqualTo("7");
		assertThat(text(embedding, "gen_ai.embeddings.dimension.count")).isEqualTo("3");
		assertThat(span("http post").getParentSpanId()).isEqualTo(embedding.getSpanId());
		assertThat(names()).hasSize(3);
	}

	@Test
	void aSearchOfAStoreIsARetrievalAndTheStoreStaysWhatItIs() {
		InMemoryEmbeddingStore<?> store = bean(InMemoryEmbeddingStore.class);
		store.search(EmbeddingSearchRequest.builder()
			.queryEmbedding(Embedding.from(new float[] { 0.1f, 0.2f, 0.3f }))
			.maxResults(5)
			.minScore(1.0)
			.build());
		assertThat(text(span("retrieval"), "gen_ai.retrieval.top_k")).isEqualTo("5");
		assertThat(names()).hasSize(1);
	}

	@Test
	void aStepOfTheApplicationOwnsTheCallInIt() {
		String answer = bean(Steps.class).model("plan").call((step) -> bean(ChatModel.class).chat("hello"));
		assertThat(answer).isEqualTo("fake answer");
		assertThat(names()).containsExactly("chat");
		assertThat(text(span("chat"), "throughline.step.name")).isEqualTo("plan");
	}

	@Test
	void aModelWithoutHttpIsAStepWithWhatItsAnswerSays() {
		bean(ChatModel.class).chat(ChatRequest.builder().messages(List.of(user("hello"))).build());
		assertThat(text(span("chat"), "gen_ai.response.model")).isEqualTo("fake-1");
		assertThat(text(span("chat"), "gen_ai.response.finish_reasons")).isEqualTo("[length]");
		assertThat(text(span("chat"), "gen_ai.usage.output_tokens")).isEqualTo("2");
	}

	@Test
	void callbacksOfAStreamRunInTheTraceOfItsCaller() {
		CompletableFuture<@Nullable String> inCallback = new CompletableFuture<>();
		CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
		bean(Steps.class).workflow("turn").run((step) -> {
			bean(StreamingChatModel.class).chat("hello", new StreamingChatResponseHandler() {

				@Override
				public void onPartialResponse(String text) {
					inCallback.complete(MDC.get("span_id"));
				}

				@Override
				public void onCompleteResponse(ChatResponse response) {
					answer.complete(response);
				}

				@Override
				public void onError(Throwable error) {
					answer.completeExceptionally(error);
				}

			});
			answer.join();
		});
		assertThat(inCallback.join()).isEqualTo(span("invoke_workflow turn").getSpanId());
		assertThat(span("chat gpt-4o-mini").getParentSpanId()).isEqualTo(span("invoke_workflow turn").getSpanId());
	}

	@Test
	void aListenerThatLeaksItsScopeIsWarnedOf() {
		assertThat(this.started).containsOnlyOnce("Model 'fakeModel' has an ObservationChatModelListener");
		assertThat(this.started).doesNotContain("not eligible for getting processed");
	}

	private static ChatMessage user(String text) {
		return UserMessage.from(text);
	}

	private <T> T bean(Class<T> type) {
		return this.application.getBean(type);
	}

	private SpanData span(String name) {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No span " + name + " in " + names()));
	}

	private List<String> names() {
		return this.spans.getFinishedSpanItems().stream().map(SpanData::getName).toList();
	}

	private static String text(SpanData span, String attribute) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().getKey().equals(attribute))
			.map((entry) -> entry.getValue().toString())
			.collect(Collectors.joining());
	}

	/**
	 * An application that retrieves and asks.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class Application {

		@Bean
		EmbeddingModel embeddingModel(HttpClientBuilder http, @Value("${test.model-url}") String url) {
			return OpenAiEmbeddingModel.builder()
				.httpClientBuilder(http)
				.baseUrl(url)
				.apiKey("test")
				.modelName("text-embedding-3-small")
				.build();
		}

		@Bean
		InMemoryEmbeddingStore<TextSegment> store() {
			InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
			store.add("paris", Embedding.from(new float[] { 0.1f, 0.2f, 0.3f }), TextSegment.from("Paris is sunny"));
			return store;
		}

		@Bean
		ContentRetriever retriever(EmbeddingModel model, EmbeddingStore<TextSegment> store) {
			return EmbeddingStoreContentRetriever.builder().embeddingModel(model).embeddingStore(store).build();
		}

		@Bean
		ChatModel fakeModel() {
			return new FakeModel();
		}

		@Bean
		StreamingChatModel streamingModel(HttpClientBuilder http, @Value("${test.model-url}") String url) {
			return OpenAiStreamingChatModel.builder()
				.httpClientBuilder(http)
				.baseUrl(url)
				.apiKey("test")
				.modelName("gpt-4o-mini")
				.build();
		}

	}

	/**
	 * A model that sends nothing.
	 */
	private static final class FakeModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder()
				.aiMessage(AiMessage.from("fake answer"))
				.modelName("fake-1")
				.finishReason(FinishReason.LENGTH)
				.tokenUsage(new TokenUsage(1, 2))
				.build();
		}

		@Override
		public List<ChatModelListener> listeners() {
			return List.of(new ObservationChatModelListener());
		}

	}

}
