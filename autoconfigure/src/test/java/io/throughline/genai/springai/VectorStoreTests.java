package io.throughline.genai.springai;

import java.util.List;
import java.util.Map;

import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.step.Steps;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.SpanMemory;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.SimpleVectorStore;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.ai.vectorstore.observation.DefaultVectorStoreObservationConvention;
import org.springframework.ai.vectorstore.observation.VectorStoreObservationContext;
import org.springframework.ai.vectorstore.observation.VectorStoreObservationDocumentation;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searches of a vector store.
 */
class VectorStoreTests {

	private static final String QUESTION = "my secret illness";

	private static StubModelServer model;

	private static ConfigurableApplicationContext application;

	private final VectorStore store = application.getBean(VectorStore.class);

	private final InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);

	@BeforeAll
	static void start() {
		model = new StubModelServer();
		application = TestServer.NONE.start(SearchApplication.class, "spring.ai.model.embedding=openai",
				"spring.ai.openai.base-url=" + model.url() + "/v1", "spring.ai.openai.api-key=test");
	}

	@AfterAll
	static void stop() {
		application.close();
		model.close();
	}

	@BeforeEach
	void fill() {
		this.store.add(List.of(new Document("doc-1", "Returns", Map.of("year", 2026))));
		this.store.add(List.of(new Document("doc-2", "Refunds", Map.of("year", 2025))));
		this.spans.reset();
	}

	@AfterEach
	void saysNothingOfWhatWasAsked() {
		assertThat(this.spans.getFinishedSpanItems()).isNotEmpty()
			.allSatisfy((span) -> assertThat(span.getAttributes().asMap().values().toString()).doesNotContain("illness",
					"year"));
	}

	@Test
	void searchIsARetrievalStepAroundItsEmbedding() {
		this.store.similaritySearch(SearchRequest.builder().query(QUESTION).topK(7).build());
		SpanData search = span("retrieval in-memory-map");
		assertThat(search.getAttributes().get(AttributeKey.stringKey("throughline.step.kind"))).isEqualTo("retrieval");
		assertThat(search.getAttributes().get(AttributeKey.longKey("gen_ai.retrieval.top_k"))).isEqualTo(7);
		assertThat(search.getAttributes().get(AttributeKey.stringKey("gen_ai.provider.name"))).isEqualTo("simple");
		assertThat(search.getAttributes().get(AttributeKey.longKey("throughline.retrieval.result.count"))).isEqualTo(2);
		assertThat(search.getAttributes().get(AttributeKey.stringArrayKey("throughline.retrieval.document_ids")))
			.containsExactlyInAnyOrder("doc-1", "doc-2");
		assertThat(search.getAttributes().get(AttributeKey.stringKey("gen_ai.retrieval.documents")))
			.matches("\\[\\{\"id\":\"doc-.\",\"rank\":1,\"score\":\\d[.]\\d+},.*");
		assertThat(search.getAttributes().asMap().keySet())
			.noneMatch((key) -> key.getKey().startsWith("db.") || key.getKey().startsWith("spring.ai."));
		assertThat(this.spans.getFinishedSpanItems()).filteredOn((span) -> span.getName().startsWith("embeddings"))
			.hasSize(1)
			.allSatisfy((span) -> assertThat(span.getParentSpanId()).isEqualTo(search.getSpanId()));
	}

	@Test
	void searchThatFindsNothingSaysSo() {
		try (LogLines lines = LogLines.capture()) {
			this.store
				.similaritySearch(SearchRequest.builder().query(QUESTION).filterExpression("year == 1999").build());
			assertThat(lines.await("retrieval retrieval: retrieval_empty").getMessage()).doesNotContain("illness");
		}
		assertThat(
				span("retrieval in-memory-map").getAttributes().get(AttributeKey.stringKey("throughline.step.status")))
			.isEqualTo("retrieval_empty");
	}

	@Test
	void searchWithinTheApplicationsOwnStepIsNoSecondOne() {
		application.getBean(Steps.class)
			.retrieval("own")
			.index("kb")
			.run((step) -> this.store.similaritySearch(QUESTION));
		assertThat(span("simple query").getParentSpanId()).isEqualTo(span("retrieval kb").getSpanId());
	}

	@Test
	void whatIsWrittenIsNoStep() {
		this.store.delete(List.of("doc-1"));
		assertThat(span("simple delete").getAttributes().get(AttributeKey.stringKey("throughline.step.kind"))).isNull();
	}

	@Test
	void searchOfAnotherKindKeepsItsSpanWithoutTheQuestion() {
		VectorStoreObservationContext context = VectorStoreObservationContext.builder("pg_vector", "hybrid")
			.queryRequest(SearchRequest.builder().query(QUESTION).topK(3).filterExpression("year == 2026").build())
			.build();
		VectorStoreObservationDocumentation.AI_VECTOR_STORE
			.observation(null, new DefaultVectorStoreObservationConvention(), () -> context,
					application.getBean(ObservationRegistry.class))
			.observe(() -> {
			});
		assertThat(span("pg_vector hybrid").getAttributes().get(AttributeKey.stringKey("db.vector.query.top_k")))
			.isEqualTo("3");
		assertThat(context.getAllKeyValues()).noneMatch((keyValue) -> keyValue.getValue().contains("illness"));
	}

	private SpanData span(String name) {
		assertThat(this.spans.getFinishedSpanItems()).extracting(SpanData::getName).contains(name);
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * An application with a vector store.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class SearchApplication {

		@Bean
		VectorStore vectorStore(EmbeddingModel embeddings, ObservationRegistry registry) {
			return SimpleVectorStore.builder(embeddings).observationRegistry(registry).build();
		}

	}

}
