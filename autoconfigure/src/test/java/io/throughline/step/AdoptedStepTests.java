package io.throughline.step;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.semconv.Field;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Observations of a library as steps.
 */
class AdoptedStepTests {

	private static ConfigurableApplicationContext application;

	private final Steps steps = application.getBean(Steps.class);

	private final ObservationRegistry registry = application.getBean(ObservationRegistry.class);

	private final InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);

	@BeforeAll
	static void start() {
		application = TestServer.NONE.start(LibraryApplication.class, "throughline.cost.prices[0].model=priced",
				"throughline.cost.prices[0].input=1", "throughline.cost.prices[0].output=0");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void reset() {
		this.spans.reset();
	}

	@Test
	void haveTheSpanTheLineAndThePlaceOfAStep() {
		try (LogLines lines = LogLines.capture()) {
			observation("gpt-4o").highCardinalityKeyValue("user.own", "kept")
				.highCardinalityKeyValue("gen_ai.usage.input_tokens", "7")
				.observe(() -> this.steps.tool("inner").run((tool) -> tool.version("1")));
			SpanData model = span("chat gpt-4o");
			assertThat(model.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens"))).isEqualTo(7);
			assertThat(model.getAttributes().get(AttributeKey.stringKey("user.own"))).isEqualTo("kept");
			assertThat(span("execute_tool inner").getParentSpanId()).isEqualTo(model.getSpanId());
			assertThat(lines.await("model chat: ok").getMDCPropertyMap()).containsEntry("model", "gpt-4o")
				.containsEntry("span_id", model.getSpanId());
		}
	}

	@Test
	void haveTheMetricsAndTheCostOfAStep() {
		observation("priced").observe(() -> {
		});
		MeterRegistry meters = application.getBean(MeterRegistry.class);
		assertThat(meters.get("gen_ai.client.operation.duration").tag("gen_ai.request.model", "priced").timer().count())
			.isOne();
		assertThat(meters.get("throughline.cost").tag("gen_ai.request.model", "priced").counter().count())
			.isEqualTo(0.000007);
		assertThat(meters.get("throughline.step")
			.tags("throughline.step.name", "chat", "throughline.step.kind", "model", "throughline.step.status", "ok",
					"error", "none")
			.timer()
			.count()).isPositive();
		assertThat(span("chat priced").getAttributes().get(AttributeKey.doubleKey("throughline.cost.amount")))
			.isEqualTo(0.000007);
	}

	@Test
	void takeTheFailureOfTheirLastAttemptForTheirs() {
		Observation observation = observation("gpt-4o").start();
		StepContext.of(observation.getContext()).attempt(StepStatus.PROVIDER_ERROR, "stream_truncated");
		observation.stop();
		assertThat(span("chat gpt-4o").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span("chat gpt-4o").getAttributes().get(AttributeKey.stringKey("error.type")))
			.isEqualTo("stream_truncated");
	}

	@Test
	void haveTheErrorOfTheirException() {
		assertThatThrownBy(() -> observation("gpt-4o").observe(() -> {
			throw new IllegalStateException("broken");
		})).hasMessage("broken");
		assertThat(span("chat gpt-4o").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span("chat gpt-4o").getAttributes().get(AttributeKey.stringKey("error.type")))
			.isEqualTo("IllegalStateException");
	}

	@Test
	void keepTheirDefaultSpanWhereTheyAreNoStep() {
		observation(null).observe(() -> {
		});
		assertThat(span("library call")).isNotNull();
	}

	@Test
	void keepTheirDefaultSpanWhereTheirAdapterIsBroken() {
		observation("broken").observe(() -> {
		});
		assertThat(span("library call")).isNotNull();
	}

	private Observation observation(@Nullable String model) {
		return Observation.createNotStarted("library", () -> new LibraryContext(model), this.registry)
			.contextualName("library call");
	}

	private SpanData span(String name) {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * What a library observes.
	 */
	static final class LibraryContext extends Observation.Context {

		private final @Nullable String model;

		LibraryContext(@Nullable String model) {
			this.model = model;
		}

	}

	/**
	 * What makes a step of it.
	 */
	static final class LibraryAdapter implements StepAdapter<LibraryContext> {

		@Override
		public Class<LibraryContext> type() {
			return LibraryContext.class;
		}

		@Override
		public @Nullable Step<?> start(LibraryContext context, Steps steps) {
			if ("broken".equals(context.model)) {
				throw new IllegalStateException("broken adapter");
			}
			return (context.model != null) ? steps.model("chat").model(context.model) : null;
		}

		@Override
		public void stop(LibraryContext context, StepContext step) {
			step.put(Field.INPUT_TOKENS, 7L);
		}

	}

	/**
	 * An application with the library.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(StepApplication.class)
	static class LibraryApplication {

		@Bean
		static LibraryAdapter libraryAdapter() {
			return new LibraryAdapter();
		}

	}

}
