package io.throughline.genai.springai;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.SpanMemory;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelServer;
import org.awaitility.Awaitility;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application without a server that works with Spring AI, and its spans.
 */
final class SpringAiSteps implements AutoCloseable {

	private final StubModelServer model = new StubModelServer();

	private final ConfigurableApplicationContext application;

	private final InMemorySpanExporter spans;

	private SpringAiSteps(Function<String, List<String>> properties) {
		this.application = TestServer.NONE.start(ClientApplication.class,
				properties.apply(this.model.url()).toArray(String[]::new));
		this.spans = bean(InMemorySpanExporter.class);
	}

	static SpringAiSteps openAi() {
		return new SpringAiSteps(
				(url) -> List.of("spring.ai.model.chat=openai", "spring.ai.openai.base-url=" + url + "/v1",
						"spring.ai.openai.api-key=test", "spring.ai.openai.chat.model=gpt-4o-mini"));
	}

	static SpringAiSteps anthropic() {
		return new SpringAiSteps(
				(url) -> List.of("spring.ai.model.chat=anthropic", "spring.ai.anthropic.base-url=" + url,
						"spring.ai.anthropic.api-key=test", "spring.ai.anthropic.chat.model=claude-sonnet-4-5"));
	}

	<T> T bean(Class<T> type) {
		return this.application.getBean(type);
	}

	StubModelServer model() {
		return this.model;
	}

	/**
	 * Run work in a trace of its own and wait for its end.
	 */
	void trace(Runnable work) {
		this.model.clear();
		this.spans.reset();
		try {
			Observation.start("request", bean(ObservationRegistry.class)).observe(work);
		}
		finally {
			Awaitility.await().until(() -> all().stream().anyMatch((span) -> span.getName().equals("request")));
		}
	}

	List<SpanData> all() {
		return this.spans.getFinishedSpanItems();
	}

	List<SpanData> steps(String kind) {
		return all().stream().filter((span) -> kind.equals(attributes(span).get("throughline.step.kind"))).toList();
	}

	static Map<String, Object> attributes(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), Map.Entry::getValue));
	}

	@Override
	public void close() {
		this.application.close();
		this.model.close();
	}

	/**
	 * An application with a chat client.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class ClientApplication {

		@Bean
		ChatClient chatClient(ChatClient.Builder builder) {
			return builder.clone().defaultSystem("Be short.").build();
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

	}

}
