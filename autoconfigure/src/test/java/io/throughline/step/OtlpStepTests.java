package io.throughline.step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.throughline.testsupport.RecordingServer;
import io.throughline.testsupport.RecordingServer.Received;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a collector receives of steps: spans and events in protobuf, attribute by
 * attribute and type by type.
 */
class OtlpStepTests {

	private static Map<String, Span> spans;

	private static Map<String, LogRecord> events;

	@BeforeAll
	static void export() {
		try (RecordingServer collector = new RecordingServer()) {
			try (ConfigurableApplicationContext application = TestServer.NONE.start(ExportingApplication.class,
					"throughline.sampling.ratio=1",
					"management.opentelemetry.tracing.export.otlp.endpoint=" + collector.url() + "/v1/traces",
					"management.opentelemetry.logging.export.otlp.endpoint=" + collector.url() + "/v1/logs")) {
				work(application.getBean(Steps.class));
			}
			spans = collector.received("/v1/traces")
				.stream()
				.flatMap((request) -> spans(request).stream())
				.collect(Collectors.toMap(Span::getName, (span) -> span));
			events = collector.received("/v1/logs")
				.stream()
				.flatMap((request) -> events(request).stream())
				.collect(Collectors.toMap(LogRecord::getEventName, (event) -> event));
		}
	}

	@SuppressWarnings("unchecked")
	private static void work(Steps steps) {
		StepCases.all().forEach((kind) -> ((Consumer<Steps>) kind.get()[2]).accept(steps));
		assertThatThrownBy(() -> steps.tool("broken").run((step) -> {
			throw new TimeoutException();
		})).isInstanceOf(TimeoutException.class);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("io.throughline.step.StepCases#all")
	void aCollectorReceivesEachKindTyped(String name, SpanKind kind, Consumer<Steps> work,
			Map<String, Object> expected) {
		assertThat(spans).containsKey(name);
		Span span = spans.get(name);
		assertThat(span.getKind().name()).isEqualTo("SPAN_KIND_" + kind);
		assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_OK);
		assertThat(attributes(span.getAttributesList())).isEqualTo(typed(expected));
		assertThat(span.getEventsList()).isEmpty();
		assertThat(span.getLinksList()).isEmpty();
	}

	@Test
	void aFailedStepIsInErrorWithItsCode() {
		Span span = spans.get("execute_tool broken");
		assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
		assertThat(attributes(span.getAttributesList())).isEqualTo(typed(Map.of("gen_ai.operation.name", "execute_tool",
				"gen_ai.tool.name", "broken", "throughline.step.name", "broken", "throughline.step.kind", "tool",
				"throughline.step.status", "timeout", "error.type", "timeout")));
		assertThat(span.getEventsList()).extracting(Span.Event::getName).containsExactly("exception");
	}

	@Test
	void anEvaluationIsTheStandardEvent() {
		LogRecord event = events.get("gen_ai.evaluation.result");
		assertThat(attributes(event.getAttributesList())).isEqualTo(typed(Map.of("gen_ai.evaluation.name", "grounded",
				"gen_ai.evaluation.score.value", 0.93, "gen_ai.evaluation.score.label", "pass", "gen_ai.response.id",
				"r-1", "throughline.evaluation.judge.model", "j-1", "throughline.evaluation.judge.version", "3",
				"throughline.evaluation.rubric.version", "4")));
		assertIsOn(event, spans.get("evaluate grounded"));
	}

	@Test
	void maskedValuesAreAnEventWithCountsByType() {
		LogRecord event = events.get("throughline.content.masked");
		assertThat(attributes(event.getAttributesList())).isEqualTo(typed(
				Map.of("throughline.policy.masked.count", 3L, "throughline.policy.masked.types", List.of("email=3"))));
		assertIsOn(event, spans.get("check_policy pii_mask"));
	}

	@Test
	void nothingElseIsSent() {
		assertThat(spans).hasSize((int) StepCases.all().count() + 1);
		assertThat(events).hasSize(2);
		assertThat(spans.toString() + events).doesNotContain("secret");
	}

	private void assertIsOn(LogRecord event, Span span) {
		assertThat(event.getTraceId()).isEqualTo(span.getTraceId()).isNotEqualTo(ByteString.EMPTY);
		assertThat(event.getSpanId()).isEqualTo(span.getSpanId());
		assertThat(event.hasBody()).isFalse();
	}

	private static List<Span> spans(Received request) {
		try {
			return ExportTraceServiceRequest.parseFrom(request.body())
				.getResourceSpansList()
				.stream()
				.flatMap((resource) -> resource.getScopeSpansList().stream())
				.flatMap((scope) -> scope.getSpansList().stream())
				.toList();
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<LogRecord> events(Received request) {
		try {
			return ExportLogsServiceRequest.parseFrom(request.body())
				.getResourceLogsList()
				.stream()
				.flatMap((resource) -> resource.getScopeLogsList().stream())
				.flatMap((scope) -> scope.getLogRecordsList().stream())
				.toList();
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, AnyValue> attributes(List<KeyValue> attributes) {
		// Each is a local root: the way out writes its decision onto it.
		return attributes.stream()
			.filter((attribute) -> !attribute.getKey().startsWith("throughline.sampling."))
			.collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	private static Map<String, AnyValue> typed(Map<String, Object> expected) {
		Map<String, AnyValue> typed = new HashMap<>();
		expected.forEach((attribute, value) -> typed.put(attribute, typed(value)));
		return typed;
	}

	private static AnyValue typed(Object value) {
		AnyValue.Builder typed = AnyValue.newBuilder();
		if (value instanceof Long number) {
			return typed.setIntValue(number).build();
		}
		if (value instanceof Double number) {
			return typed.setDoubleValue(number).build();
		}
		if (value instanceof Boolean answer) {
			return typed.setBoolValue(answer).build();
		}
		if (value instanceof List<?> list) {
			ArrayValue.Builder values = ArrayValue.newBuilder();
			list.forEach((element) -> values.addValues(typed(element)));
			return typed.setArrayValue(values).build();
		}
		return typed.setStringValue((String) value).build();
	}

	/**
	 * The least application: Boot's own exporters.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ExportingApplication {

	}

}
