package io.throughline.genai.springai;

import java.util.List;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.genai.springai.SpringAiSteps.Tools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.client.ChatClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring AI with Anthropic.
 */
class SpringAiAnthropicTests {

	private static final SpringAiSteps application = SpringAiSteps.anthropic();

	private final ChatClient client = application.bean(ChatClient.class);

	@AfterAll
	static void stop() {
		application.close();
	}

	@AfterEach
	void isOneTraceWithAnAttemptForEachRequest() {
		List<String> spans = application.all().stream().map(SpanData::getSpanId).toList();
		assertThat(application.all()).extracting(SpanData::getTraceId)
			.containsOnly(application.all().get(0).getTraceId());
		assertThat(application.model().received()).isNotEmpty().allSatisfy((received) -> {
			assertThat(spans).contains(String.valueOf(received.traceparent()).split("-")[2]);
			assertThat(received.header(StampedCalls.HEADER)).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void answer(boolean streamed) {
		ask("hello", streamed);
		hasFacts(model(), "end_turn", 1);
		assertThat(SpringAiSteps.attributes(model()).containsKey("throughline.response.time_to_first_content"))
			.isEqualTo(streamed);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tool(boolean streamed) {
		ask("weather #tool", streamed);
		assertThat(application.steps("model")).hasSize(2);
		hasFacts(application.steps("model").get(0), "tool_use", 1);
		hasFacts(application.steps("model").get(1), "end_turn", 1);
		assertThat(application.steps("tool")).singleElement()
			.satisfies((span) -> assertThat(SpringAiSteps.attributes(span))
				.containsEntry("gen_ai.tool.call.id", "toolu_" + application.model().received().get(0).number())
				.containsEntry("throughline.step.status", "ok"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void rateLimit(boolean streamed) {
		ask("hello #429", streamed);
		hasFacts(model(), "end_turn", 2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void serverError(boolean streamed) {
		ask("hello #500", streamed);
		hasFailed("server_error");
		assertThat(SpringAiSteps.attributes(model())).containsEntry("throughline.attempt.count", 3L);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void malformedAnswer(boolean streamed) {
		ask("hello #malformed", streamed);
		hasFailed("malformed_response");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#abort", "#cut" })
	void streamThatStopsEarly(String marker) {
		ask("hello " + marker, true);
		hasFailed("stream_truncated");
		assertThat(SpringAiSteps.attributes(model())).containsEntry("gen_ai.usage.input_tokens", 125L)
			.containsEntry("gen_ai.usage.output_tokens", 1L)
			.doesNotContainKey("gen_ai.response.finish_reasons");
	}

	@Test
	void errorWithinAStream() {
		ask("hello #streamerr", true);
		hasFailed("overloaded_error");
	}

	private void ask(String question, boolean streamed) {
		ChatClient.ChatClientRequestSpec request = this.client.prompt().user(question).tools(new Tools());
		application.trace(() -> {
			try {
				Object answer = streamed ? request.stream().content().blockLast() : request.call().content();
				assertThat(answer).isNotNull();
			}
			catch (RuntimeException | AssertionError ex) {
				// Told by the spans.
			}
		});
	}

	private static SpanData model() {
		assertThat(application.steps("model")).hasSize(1);
		return application.steps("model").get(0);
	}

	private static void hasFacts(SpanData span, String finishReason, long attempts) {
		assertThat(span.getName()).isEqualTo("chat claude-sonnet-4-5");
		assertThat(SpringAiSteps.attributes(span)).containsEntry("gen_ai.provider.name", "anthropic")
			.containsEntry("gen_ai.response.model", "claude-sonnet-4-5")
			.containsEntry("gen_ai.response.finish_reasons", List.of(finishReason))
			.containsEntry("gen_ai.usage.input_tokens", 125L)
			.containsEntry("gen_ai.usage.output_tokens", 30L)
			.containsEntry("gen_ai.usage.cache_read.input_tokens", 64L)
			.containsEntry("gen_ai.usage.cache_write.input_tokens", 5L)
			.containsEntry("throughline.attempt.count", attempts)
			.containsKeys("gen_ai.response.id", "throughline.provider.request.id");
		assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
	}

	private static void hasFailed(String code) {
		assertThat(SpringAiSteps.attributes(model())).containsEntry("error.type", code);
		assertThat(model().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

}
