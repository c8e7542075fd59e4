package io.throughline.step;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The span of each kind of step, attribute by attribute and type by type.
 */
class StepSpanTests {

	private static ConfigurableApplicationContext application;

	private final Steps steps = application.getBean(Steps.class);

	private final InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);

	@BeforeAll
	static void start() {
		application = TestServer.NONE.start(StepApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void reset() {
		this.spans.reset();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("io.throughline.step.StepCases#all")
	void hasNameKindAndTypedAttributes(String name, SpanKind kind, Consumer<Steps> work, Map<String, Object> expected) {
		work.accept(this.steps);
		SpanData span = this.spans.getFinishedSpanItems().get(0);
		assertThat(span.getName()).isEqualTo(name);
		assertThat(span.getKind()).isEqualTo(kind);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.OK);
		Map<String, Object> actual = new TreeMap<>();
		span.getAttributes().forEach((key, value) -> actual.put(key.getKey(), value));
		assertThat(actual).isEqualTo(new TreeMap<>(expected));
	}

	@Test
	void knowsWhatSamplersNeedAtItsStart() {
		this.steps.model("plan").provider("openai").model("gpt-4o").run((step) -> {
			ReadableSpan span = (ReadableSpan) Span.current();
			assertThat(span.getName()).isEqualTo("chat gpt-4o");
			assertThat(span.getAttribute(AttributeKey.stringKey("gen_ai.provider.name"))).isEqualTo("openai");
			assertThat(span.getAttribute(AttributeKey.stringKey("gen_ai.request.model"))).isEqualTo("gpt-4o");
		});
	}

	@Test
	void takesItsNameFromAModelThatIsKnownLater() {
		this.steps.model("plan").run((step) -> step.model("gpt-4o"));
		assertThat(this.spans.getFinishedSpanItems().get(0).getName()).isEqualTo("chat gpt-4o");
	}

	@Test
	void isInErrorOnlyIfItFailed() {
		assertThatThrownBy(() -> this.steps.tool("crm").run((step) -> {
			throw new IOException("gone");
		})).isInstanceOf(IOException.class).hasMessage("gone");
		this.steps.parser("ticket").run((step) -> step.valid(false));
		this.steps.retrieval("docs").run((step) -> step.documents(List.of()));
		assertThatThrownBy(() -> this.steps.tool("crm").run((step) -> {
			throw new CancellationException();
		})).isInstanceOf(CancellationException.class);
		assertThat(this.spans.getFinishedSpanItems())
			.extracting((span) -> span.getStatus().getStatusCode(), (span) -> attribute(span, "error.type"),
					(span) -> span.getEvents().size(), (span) -> attribute(span, "throughline.step.status"))
			.containsExactly(tuple(StatusCode.ERROR, "IOException", 1, "tool_error"),
					tuple(StatusCode.ERROR, "parser_error", 0, "parser_error"),
					tuple(StatusCode.OK, null, 0, "retrieval_empty"), tuple(StatusCode.OK, null, 0, "cancelled"));
	}

	@Test
	void saysThatItWasCancelled() {
		this.steps.model("plan").run((step) -> step.status(StepStatus.CANCELLED));
		this.steps.model("plan").run((step) -> step.model("gpt-4o"));
		assertThat(this.spans.getFinishedSpanItems())
			.extracting((span) -> span.getAttributes().get(AttributeKey.booleanKey("throughline.cancelled")))
			.containsExactly(true, null);
	}

	@Test
	void namesARecordOfMemoryOnlyIfItIsTheOnlyOne() {
		this.steps.memory("facts").records(List.of("a")).run((step) -> step.records(List.of("b", "c")));
		assertThat(attribute(this.spans.getFinishedSpanItems().get(0), "gen_ai.memory.record.id")).isNull();
	}

	@Test
	void theCurrentToolIsTheOneThatRuns() {
		this.steps.tool("crm")
			.run((tool) -> this.steps.policy("limit").run((policy) -> this.steps.currentTool().version("2")));
		this.steps.currentTool().version("lost");
		assertThat(attribute(span("execute_tool crm"), "throughline.tool.version")).isEqualTo("2");
		assertThat(this.spans.getFinishedSpanItems()).hasSize(2);
	}

	@Test
	void everyRunIsASpanOfItsOwn() {
		ToolStep tool = this.steps.tool("crm").version("1");
		assertThatThrownBy(() -> tool.run((step) -> {
			step.callId("first");
			throw new IOException("gone");
		})).isInstanceOf(IOException.class);
		tool.run((step) -> {
		});
		SpanData second = this.spans.getFinishedSpanItems().get(1);
		assertThat(attribute(second, "throughline.step.status")).isEqualTo("ok");
		assertThat(attribute(second, "throughline.tool.version")).isEqualTo("1");
		assertThat(attribute(second, "gen_ai.tool.call.id")).isNull();
	}

	@Test
	void hasTheRightParentOnOtherThreadsAndInReactor() throws Exception {
		ExecutorService pool = ContextExecutorService.wrap(Executors.newSingleThreadExecutor(),
				() -> ContextSnapshotFactory.builder().build().captureAll());
		this.steps.item("refund").run((item) -> {
			pool.submit(() -> this.steps.tool("on_pool").run((step) -> step.version("1"))).get();
			Mono.fromRunnable(() -> this.steps.tool("in_reactor").run((step) -> step.version("1")))
				.subscribeOn(Schedulers.boundedElastic())
				.block();
			this.steps.tool("outer").run((outer) -> this.steps.tool("inner").run((inner) -> inner.version("1")));
		});
		pool.shutdown();
		String item = span("process_item refund").getSpanId();
		assertThat(span("execute_tool on_pool").getParentSpanId()).isEqualTo(item);
		assertThat(span("execute_tool in_reactor").getParentSpanId()).isEqualTo(item);
		assertThat(span("execute_tool outer").getParentSpanId()).isEqualTo(item);
		assertThat(span("execute_tool inner").getParentSpanId()).isEqualTo(span("execute_tool outer").getSpanId());
	}

	private SpanData span(String name) {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private @Nullable String attribute(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

}
