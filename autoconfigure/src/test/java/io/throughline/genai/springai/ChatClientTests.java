package io.throughline.genai.springai;

import java.util.List;
import java.util.Map;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.genai.springai.SpringAiSteps.Tools;
import io.throughline.step.Steps;
import io.throughline.testsupport.LogLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.StreamReadException;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ResponseEntity;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.converter.ListOutputConverter;
import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What an application does around the calls of its model, and what it says of them.
 */
class ChatClientTests {

	private static final SpringAiSteps application = SpringAiSteps.openAi();

	private final ChatClient client = application.bean(ChatClient.class);

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void answerThatBecomesAnObjectIsAParserStep() {
		application.trace(() -> assertThat(call("#json").entity(Weather.class)).isEqualTo(new Weather("Paris", 21)));
		assertThat(SpringAiSteps.attributes(parser())).containsEntry("throughline.parser.schema", "Weather")
			.containsEntry("throughline.parser.status", "valid")
			.containsEntry("throughline.step.status", "ok");
	}

	@Test
	void answerThatIsNoObjectFailsTheParserAndNotTheModel() {
		try (LogLines lines = LogLines.capture()) {
			assertThatThrownBy(() -> application.trace(() -> call("#badjson").entity(Weather.class)))
				.isInstanceOf(StreamReadException.class);
			assertThat(lines.all()).noneMatch((line) -> line.getFormattedMessage().contains("Sorry"));
		}
		assertThat(SpringAiSteps.attributes(parser())).containsEntry("throughline.parser.status", "invalid")
			.containsEntry("throughline.step.status", "parser_error")
			.containsEntry("error.type", "malformed_response")
			.doesNotContainKey("throughline.parser.rejected_text");
		assertThat(parser().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(model().getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		assertThat(SpringAiSteps.attributes(model())).containsEntry("gen_ai.response.finish_reasons", List.of("stop"));
	}

	@Test
	void everyWayToAnObjectIsFollowed() {
		ParameterizedTypeReference<Map<String, Object>> type = new ParameterizedTypeReference<>() {
		};
		application.trace(() -> assertThat(call("#json").entity(type)).containsEntry("city", "Paris"));
		assertThat(SpringAiSteps.attributes(parser())).containsEntry("throughline.parser.schema",
				"Map<String, Object>");
		application.trace(() -> {
			ResponseEntity<ChatResponse, Weather> answer = call("#json").responseEntity(Weather.class);
			assertThat(answer.entity()).isEqualTo(new Weather("Paris", 21));
		});
		assertThat(parser()).isNotNull();
		application.trace(() -> assertThat(call("hello").entity(new ListOutputConverter())).isNotEmpty());
		assertThat(SpringAiSteps.attributes(parser())).containsEntry("throughline.parser.schema",
				"ListOutputConverter");
		application.trace(() -> assertThat(this.client.mutate()
			.build()
			.prompt()
			.user("#json")
			.call()
			.entity(Weather.class, ChatClient.EntityParamSpec::validateSchema)).isNotNull());
		assertThat(parser()).isNotNull();
	}

	@Test
	void structuredOutputOfTheProviderIsStillAskedFor() {
		application.trace(() -> call("#json").entity(Weather.class, (entity) -> entity.useProviderStructuredOutput()));
		assertThat(application.model().received().get(0).body()).contains("json_schema");
	}

	@Test
	void exceptionsOfTheClientReachTheApplicationAsTheyAre() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.client.prompt().user("hello").call().entity((Class<?>) null));
	}

	@Test
	void memoryIsReadAndWrittenInSteps() {
		ChatMemory memory = application.bean(ChatMemory.class);
		application.trace(() -> this.client.prompt()
			.user("hello")
			.advisors((advisors) -> advisors.param(ChatMemory.CONVERSATION_ID, "conv-7")
				.advisors(MessageChatMemoryAdvisor.builder(memory).build()))
			.call()
			.content());
		assertThat(application.steps("memory"))
			.extracting((span) -> SpringAiSteps.attributes(span).get("gen_ai.operation.name"))
			.containsExactly("search_memory", "create_memory", "create_memory");
		assertThat(application.steps("memory")).allSatisfy((span) -> assertThat(SpringAiSteps.attributes(span))
			.containsEntry("gen_ai.memory.store.id", "MessageWindowChatMemory")
			.containsEntry("gen_ai.conversation.id", "conv-7"));
		assertThat(application.steps("memory"))
			.extracting((span) -> SpringAiSteps.attributes(span).get("gen_ai.memory.record.count"))
			.containsExactly(0L, 1L, 1L);
		assertThat(SpringAiSteps.attributes(model())).containsEntry("gen_ai.conversation.id", "conv-7");
		assertThat(memory.get("conv-7")).hasSize(2);
	}

	@Test
	void callNamesItsPromptInPlaceOfTheOneThatWasRendered() {
		application.trace(() -> {
			application.bean(Steps.class).prompt("rendered").run((prompt) -> prompt.version("v1"));
			this.client.prompt()
				.user("hello")
				.advisors((advisors) -> advisors.params(PromptParam.of("support-agent", "v17")))
				.call()
				.content();
		});
		assertThat(SpringAiSteps.attributes(model())).containsEntry("gen_ai.prompt.name", "support-agent")
			.containsEntry("gen_ai.prompt.version", "v17");
	}

	@Test
	void promptOfOneCallIsNotThatOfTheNext() {
		application.trace(() -> {
			this.client.prompt()
				.user("hello")
				.advisors((advisors) -> advisors.params(PromptParam.of("support-agent", "v17")))
				.call()
				.content();
			call("hello").content();
		});
		assertThat(application.steps("model"))
			.extracting((span) -> SpringAiSteps.attributes(span).get("gen_ai.prompt.version"))
			.containsExactly("v17", null);
	}

	@Test
	void streamWithoutClientIsOneStepAndNoSecondTrace() {
		application.trace(() -> application.bean(ChatModel.class).stream(new Prompt("hello")).blockLast());
		assertThat(model()).isNotNull();
		assertThat(application.all()).extracting(SpanData::getTraceId).containsOnly(model().getTraceId());
		assertThat(application.model().received()).hasSize(1)
			.allSatisfy((received) -> assertThat(received.traceparent()).isNull());
	}

	@Test
	void callWithoutClientHasItsAttempt() {
		application.trace(() -> application.bean(ChatModel.class).call(new Prompt("hello")));
		assertThat(SpringAiSteps.attributes(model())).containsEntry("throughline.attempt.count", 1L);
		assertThat(application.model().received().get(0).traceId()).isEqualTo(model().getTraceId());
	}

	@Test
	void toolThatDoesNotExistFailsWhatIsAroundTheModel() {
		assertThatThrownBy(() -> application
			.trace(() -> this.client.prompt().user("#toolnone").tools(new Tools()).call().content()))
			.hasMessageContaining("noSuchTool");
		assertThat(model().getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		assertThat(application.all()).filteredOn((span) -> span.getName().equals("spring_ai chat_client"))
			.singleElement()
			.satisfies((span) -> {
				assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
				assertThat(span.getEvents().toString()).contains("noSuchTool");
			});
	}

	private ChatClient.CallResponseSpec call(String question) {
		return this.client.prompt().user(question).call();
	}

	private static SpanData parser() {
		assertThat(application.steps("parser")).hasSize(1);
		return application.steps("parser").get(0);
	}

	private static SpanData model() {
		assertThat(application.steps("model")).hasSize(1);
		return application.steps("model").get(0);
	}

	/**
	 * What the model is asked for.
	 */
	record Weather(String city, int degrees) {

	}

}
