package io.throughline.test.evalcase;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.throughline.testsupport.model.StubModelServer;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.vectorstore.SimpleVectorStore;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that asks a model, which asks for tools.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WeatherApplication.Agent.class)
class WeatherApplication {

	@Bean
	StubModelServer model() {
		return new StubModelServer();
	}

	@Bean
	DynamicPropertyRegistrar properties(StubModelServer model) {
		return (registry) -> registry.add("spring.ai.openai.base-url", () -> model.url() + "/v1");
	}

	@Bean
	Tools tools() {
		return new Tools();
	}

	@Bean
	VectorStore documents(EmbeddingModel embeddings) {
		return SimpleVectorStore.builder(embeddings).build();
	}

	/**
	 * Answers with what the model was told last and, on version 2, one word more.
	 */
	@RestController
	static class Agent {

		private final ChatClient client;

		private final StubModelServer model;

		Agent(ChatClient.Builder builder, Tools tools, StubModelServer model) {
			this.client = builder.defaultTools(tools).build();
			this.model = model;
		}

		@GetMapping("/ask")
		String ask(@RequestParam("q") String question, @RequestParam(required = false) @Nullable String version) {
			String answer = this.client.prompt().user(question).call().content();
			List<String> bodies = this.model.received().stream().map((request) -> request.body()).toList();
			return answer + " " + bodies.get(bodies.size() - 1) + ("v2".equals(version) ? " confirmed" : "");
		}

	}

	/**
	 * What the model may ask for, and how often it got it.
	 */
	static class Tools {

		private final AtomicInteger runs = new AtomicInteger();

		@Tool
		String getWeather(String city) {
			this.runs.incrementAndGet();
			return "21C in " + city;
		}

		@Tool
		String failTool(String city) {
			this.runs.incrementAndGet();
			throw new IllegalStateException("tool blew up");
		}

		int runs() {
			return this.runs.get();
		}

	}

	static String line(List<Document> documents) {
		return documents.stream()
			.map((document) -> document.getId() + " " + document.getText() + " " + document.getScore())
			.toList()
			.toString();
	}

}
