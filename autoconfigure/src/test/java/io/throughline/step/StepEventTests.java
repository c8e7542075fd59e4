package io.throughline.step;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The events of evaluations and of masking, and the spans that they belong to.
 */
class StepEventTests {

	private static ConfigurableApplicationContext application;

	private final Steps steps = application.getBean(Steps.class);

	private final InMemoryLogRecordExporter events = application.getBean(InMemoryLogRecordExporter.class);

	private final InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);

	@BeforeAll
	static void start() {
		application = TestServer.NONE.start(EventApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void reset() {
		this.events.reset();
		this.spans.reset();
	}

	@Test
	void anEvaluationIsAnEventOnTheSpanThatItJudges() {
		request(() -> {
			answer("first", "r-1");
			answer("second", "r-2");
			this.steps.prompt("judge").version("1").run((step) -> step.label("production"));
			this.steps.eval("grounded").run((eval) -> {
				answer("judge", "r-3");
				eval.score(0.9);
			});
		});
		assertThat(event().getSpanContext().getSpanId()).isEqualTo(span("chat second").getSpanId());
		assertThat(event().getSpanContext().getTraceId()).isEqualTo(span("chat second").getTraceId());
		assertThat(event().getSpanContext().isSampled()).isTrue();
		assertThat(attributes()).isEqualTo(Map.of("gen_ai.evaluation.name", "grounded", "gen_ai.evaluation.score.value",
				0.9, "gen_ai.response.id", "r-2"));
	}

	@Test
	void anEventIsRedacted() {
		request(() -> this.steps.eval("grounded").run((eval) -> eval.label("wrong for jane@example.com").score(0.1)));
		assertThat(attributes()).containsEntry("gen_ai.evaluation.score.label", "wrong for [email]");
	}

	@Test
	void anEvaluationOfAnotherAnswerIsAnEventOnItsOwnSpan() {
		request(() -> {
			answer("plan", "r-1");
			this.steps.eval("grounded").run((eval) -> eval.label("fail").responseId("r-0"));
		});
		assertThat(event().getSpanContext().getSpanId()).isEqualTo(span("evaluate grounded").getSpanId());
		assertThat(attributes()).containsEntry("gen_ai.response.id", "r-0");
	}

	@Test
	void anAnswerUnderAnotherParentIsNotTheOneThatIsJudged() {
		request(() -> answer("plan", "r-1"));
		request(() -> this.steps.eval("grounded").run((eval) -> eval.label("pass")));
		assertThat(event().getSpanContext().getSpanId()).isEqualTo(span("evaluate grounded").getSpanId());
		assertThat(attributes()).doesNotContainKey("gen_ai.response.id");
	}

	@Test
	void aFailedEvaluationSaysWhy() {
		assertThatThrownBy(() -> this.steps.eval("grounded").run((eval) -> {
			throw new IOException("judge is gone");
		})).isInstanceOf(IOException.class);
		assertThat(attributes()).isEqualTo(Map.of("gen_ai.evaluation.name", "grounded", "error.type", "IOException"));
	}

	@Test
	void whereThereIsNoResultThereIsNoEvent() {
		assertThatThrownBy(() -> this.steps.eval("grounded").run((eval) -> {
			throw new CancellationException();
		})).isInstanceOf(CancellationException.class);
		this.steps.policy("pii").run((policy) -> policy.masked(Map.of()));
		this.steps.policy("may_refund").run((policy) -> policy.decision("allow"));
		answer("plan", "r-1");
		assertThat(this.events.getFinishedLogRecordItems()).isEmpty();
	}

	@Test
	void aResultThatComesLaterIsAnEventAndALine() {
		try (LogLines lines = LogLines.capture()) {
			this.steps.eval("grounded")
				.responseId("chatcmpl-1")
				.score(0.9)
				.label("pass")
				.explanation("secret")
				.record();
			assertThat(attributes())
				.isEqualTo(Map.of("gen_ai.evaluation.name", "grounded", "gen_ai.evaluation.score.value", 0.9,
						"gen_ai.evaluation.score.label", "pass", "gen_ai.response.id", "chatcmpl-1"));
			assertThat(event().getSpanContext().isValid()).isFalse();
			assertThat(this.spans.getFinishedSpanItems()).isEmpty();
			assertThat(lines.await("eval grounded: ok").getKeyValuePairs()).extracting((pair) -> pair.key)
				.contains("eval_name", "eval_score", "eval_label", "response_id")
				.doesNotContain("latency_ms", "eval_explanation");
		}
	}

	@Test
	void aResultThatComesAloneFindsTheAnswerOfItsRequest() {
		request(() -> {
			answer("plan", "r-1");
			this.steps.eval("thumb").label("up").record();
			this.steps.eval("thumb").label("down").responseId("r-0").record();
		});
		assertThat(this.events.getFinishedLogRecordItems()).extracting((event) -> event.getSpanContext().getSpanId())
			.containsExactly(span("chat plan").getSpanId(), span("request").getSpanId());
		assertThat(this.events.getFinishedLogRecordItems().get(0).getAttributes().asMap().values()).contains("r-1");
	}

	@Test
	void eventsThatCannotBeWrittenReachNobody() {
		try (ConfigurableApplicationContext broken = TestServer.NONE.start(EventApplication.class,
				"test.broken-events=true"); LogLines lines = LogLines.capture()) {
			Steps steps = broken.getBean(Steps.class);
			assertThat(steps.eval("grounded").<String, RuntimeException>call((eval) -> {
				eval.score(0.5);
				return "judged";
			})).isEqualTo("judged");
			steps.eval("grounded").score(0.5).record();
			assertThat(broken.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(1);
			assertThat(lines.containing("eval grounded: ok")).hasSize(2);
			assertThat(lines.containing("not recorded as it should")).hasSize(1);
		}
	}

	private void request(Runnable work) {
		Observation.start("request", application.getBean(ObservationRegistry.class)).observe(work);
	}

	private void answer(String model, String responseId) {
		this.steps.model("answer").model(model).run((step) -> step.responseId(responseId));
	}

	private LogRecordData event() {
		assertThat(this.events.getFinishedLogRecordItems()).hasSize(1);
		return this.events.getFinishedLogRecordItems().get(0);
	}

	private Map<String, Object> attributes() {
		return event().getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((attribute) -> attribute.getKey().getKey(), Map.Entry::getValue));
	}

	private SpanData span(String name) {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * An application that keeps its events.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(StepApplication.class)
	static class EventApplication {

		// Boot's own processor would export to it once more, later.
		@Bean(defaultCandidate = false)
		InMemoryLogRecordExporter events() {
			return InMemoryLogRecordExporter.create();
		}

		@Bean
		LogRecordProcessor eventProcessor(@Qualifier("events") InMemoryLogRecordExporter events) {
			return SimpleLogRecordProcessor.create(events);
		}

		@Bean
		@ConditionalOnProperty("test.broken-events")
		LogRecordProcessor brokenProcessor() {
			return (context, event) -> {
				throw new IllegalStateException("broken processor");
			};
		}

	}

}
