package io.throughline.step;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What fails while a step is recorded stays away from the work in it.
 */
class StepContainmentTests {

	@ParameterizedTest
	@ValueSource(strings = { "start", "opened", "closed", "stop", "error" })
	void aBrokenHandlerChangesNothing(String callback) {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(StepApplication.class,
				"test.broken-at=" + callback); LogLines lines = LogLines.capture()) {
			Steps steps = application.getBean(Steps.class);
			AtomicInteger runs = new AtomicInteger();
			assertThat(steps.tool("crm").<String, RuntimeException>call((step) -> {
				assertThat(Span.current().getSpanContext().isValid()).isTrue();
				assertThat(MDC.get("tool_name")).isEqualTo("crm");
				return "result " + runs.incrementAndGet();
			})).isEqualTo("result 1");
			assertThatThrownBy(() -> steps.tool("crm").run((step) -> {
				throw new IOException("of the work");
			})).isInstanceOf(IOException.class).hasMessage("of the work");
			assertNothingIsLeft(application);
			assertThat(application.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(2);
			assertThat(lines.matching((line) -> line.getLoggerName().equals("io.throughline.step"))).hasSize(2);
			assertThat(application.getBean(MeterRegistry.class).get("gen_ai.execute_tool.duration").timers())
				.extracting(Timer::count)
				.containsExactlyInAnyOrder(1L, 1L);
			assertThat(lines.containing("not recorded as it should")).hasSize(1);
		}
	}

	private void assertNothingIsLeft(ConfigurableApplicationContext application) {
		assertThat(application.getBean(ObservationRegistry.class).getCurrentObservationScope()).isNull();
		assertThat(Span.current().getSpanContext().isValid()).isFalse();
		assertThat(MDC.get("tool_name")).isNull();
		assertThat(MDC.get("trace_id")).isNull();
	}

	@Test
	void aSetterThatFailsChangesNothing() {
		Steps steps = new Steps(ObservationRegistry.create());
		assertThat(steps.retrieval("docs").<String, RuntimeException>call((step) -> {
			step.documents(List.of("a"), (hit) -> {
				throw new IllegalStateException("no id");
			}, (hit) -> 0.1);
			return "found";
		})).isEqualTo("found");
	}

	@Test
	void aPredicateSwitchesAStepOff() {
		ObservationRegistry registry = ObservationRegistry.create();
		AtomicInteger seen = new AtomicInteger();
		registry.observationConfig().observationHandler((context) -> seen.incrementAndGet() > 0);
		registry.observationConfig()
			.observationPredicate(
					(name, context) -> !(context instanceof StepContext step && step.kind() == StepKind.TOOL));
		Steps steps = new Steps(registry);
		assertThat(steps.tool("crm").<String, RuntimeException>call((step) -> "result")).isEqualTo("result");
		assertThat(seen).hasValue(0);
		steps.model("plan").run((step) -> step.model("m"));
		assertThat(seen).hasPositiveValue();
	}

}
