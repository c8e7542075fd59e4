package io.throughline.genai.openai;

import java.util.Map;
import java.util.function.Function;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelClient;
import io.throughline.genai.ModelTraces;
import io.throughline.step.Steps;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways to call OpenAI's own library. Each call is one step, whoever owns it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OpenAiSdkCallsTests {

	private final StubModelServer model = new StubModelServer();

	private ConfigurableApplicationContext application;

	private ModelTraces traces;

	@BeforeAll
	void start() {
		this.application = TestServer.TOMCAT.start(CallingApplication.class,
				"test.model-url=" + this.model.url() + "/v1", "server.tomcat.threads.max=1",
				"server.tomcat.threads.min-spare=1");
		this.traces = new ModelTraces(this.model, this.application);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.model.close();
	}

	@AfterEach
	void everyTraceIsWhole() {
		this.traces.areWhole();
	}

	@ParameterizedTest
	@ValueSource(strings = { "raw", "raw service", "raw stream", "options", "async" })
	void everyWayIsOneStep(String way) {
		assertThat(this.traces.request("/ask", way)).isEqualTo(200);
		assertThat(ModelTraces.attributes(this.traces.model())).containsEntry("gen_ai.request.model", "gpt-4o-mini")
			.containsEntry("throughline.attempt.count", 1L)
			.containsEntry("throughline.step.status", "ok")
			.containsKeys("gen_ai.usage.input_tokens", "server.address", "server.port");
		assertThat(this.traces.attempts()).hasSize(1);
	}

	@Test
	void optionsOfTheApplicationHold() {
		assertThat(this.traces.request("/ask", "no retries")).isEqualTo(500);
		assertThat(this.traces.model()).isNotNull();
		assertThat(this.traces.attempts()).hasSize(1);
	}

	@Test
	void responses() {
		this.traces.request("/ask", "responses");
		assertThat(this.traces.model().getName()).isEqualTo("chat gpt-4o-mini");
		assertThat(this.traces.attempts()).hasSize(1);
	}

	@Test
	void embeddings() {
		this.traces.request("/ask", "embeddings");
		SpanData embedding = this.traces.steps("embedding").get(0);
		assertThat(ModelTraces.attributes(embedding)).containsEntry("gen_ai.operation.name", "embeddings")
			.containsEntry("gen_ai.request.model", "text-embedding-3-small")
			.containsEntry("gen_ai.usage.input_tokens", 7L)
			.doesNotContainKey("gen_ai.usage.output_tokens");
		assertThat(this.traces.steps("model")).isEmpty();
		assertThat(this.traces.attempts()).hasSize(1);
	}

	@Test
	void stepOfTheApplicationOwnsTheCall() {
		this.traces.request("/ask", "own step");
		assertThat(ModelTraces.attributes(this.traces.model())).containsEntry("throughline.step.name", "mine")
			.containsEntry("gen_ai.usage.output_tokens", 30L);
		assertThat(this.traces.attempts()).extracting(SpanData::getParentSpanId)
			.containsExactly(this.traces.model().getSpanId());
	}

	@Test
	void toolRunByHand() {
		this.traces.request("/ask", "tool");
		assertThat(this.traces.steps("model")).hasSize(2);
		assertThat(this.traces.steps("tool")).hasSize(1);
		assertThat(this.traces.attempts()).hasSize(2);
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(ModelCallApplication.class)
	static class CallingApplication {

		@Bean
		OpenAIClient openAiClient(@Value("${test.model-url}") String url) {
			return OpenAIOkHttpClient.builder().baseUrl(url).apiKey("test").maxRetries(2).build();
		}

		@Bean
		ModelClient modelClient(OpenAIClient client, Steps steps) {
			return new Ways(client, steps);
		}

	}

	/**
	 * Calls of a client, by the name of the way.
	 */
	record Ways(OpenAIClient client, Steps steps) implements ModelClient {

		@Override
		public String ask(String way) {
			Map<String, Function<ChatCompletionCreateParams, ?>> ways = Map.of("raw",
					(params) -> this.client.withRawResponse().chat().completions().create(params).parse(),
					"raw service",
					(params) -> this.client.chat().completions().withRawResponse().create(params).parse(), "raw stream",
					this::rawStream, "options",
					(params) -> this.client.withOptions((options) -> options.maxRetries(1))
						.chat()
						.completions()
						.create(params),
					"async", (params) -> this.client.async().chat().completions().create(params).join(), "own step",
					(params) -> this.steps.model("mine")
						.call((step) -> this.client.chat().completions().create(params)));
			Function<ChatCompletionCreateParams, ?> known = ways.get(way);
			return String.valueOf((known != null) ? known.apply(Prompts.of("hello")) : other(way));
		}

		private Object other(String way) {
			return switch (way) {
				case "no retries" -> this.client.chat()
					.completions()
					.withOptions((options) -> options.maxRetries(0))
					.create(Prompts.of("#500"));
				case "responses" -> this.client.responses()
					.create(ResponseCreateParams.builder().model("gpt-4o-mini").input("hello").build())
					.isValid();
				case "embeddings" -> this.client.embeddings()
					.create(EmbeddingCreateParams.builder().model("text-embedding-3-small").input("hello").build())
					.data()
					.size();
				default -> tool();
			};
		}

		private long rawStream(ChatCompletionCreateParams params) {
			try (var response = this.client.chat()
				.completions()
				.withRawResponse()
				.createStreaming(Prompts.streamed("hello")); var chunks = response.parse()) {
				return chunks.stream().count();
			}
		}

		private String tool() {
			ChatCompletionCreateParams first = Prompts.of("weather #tool");
			ChatCompletion asked = this.client.chat().completions().create(first);
			ChatCompletionMessageFunctionToolCall call = asked.choices()
				.get(0)
				.message()
				.toolCalls()
				.get()
				.get(0)
				.asFunction();
			String result = this.steps.tool(call.function().name()).call((step) -> "21C in Paris");
			return Prompts.text(this.client.chat()
				.completions()
				.create(first.toBuilder()
					.addMessage(asked.choices().get(0).message())
					.addMessage(ChatCompletionToolMessageParam.builder().toolCallId(call.id()).content(result).build())
					.build()));
		}

		@Override
		public String stream(String message) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void cancel(String message) {
			throw new UnsupportedOperationException();
		}

	}

}
