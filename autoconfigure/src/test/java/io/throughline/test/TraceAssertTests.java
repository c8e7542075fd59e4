package io.throughline.test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.Redactor;
import io.throughline.redaction.Redactors;
import io.throughline.step.StepKind;
import io.throughline.step.StepStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each assertion passes on the trace that it is for and fails, naming the place, on the
 * one that it is against.
 */
class TraceAssertTests {

	private static final String ID = "0af7651916cd43dd8448eb211c80319c";

	private static final String OTHER = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String REFERENCE = io.throughline.reference.Reference.of(ID).text();

	private static final Map<String, String> COMPLETE = Map.of("trace_id", ID, "span_id", "1", "ref", REFERENCE);

	private final RecordedTrace recorded = new RecordedTrace();

	@Test
	void everythingThatWasSentCarriesTheId() {
		sent("Kafka topic orders", "00-" + ID + "-00f067aa0ba902b7-01");
		passes(TraceAssert::hasOneTraceId);
		sent("POST crm/status", "00-" + OTHER + "-00f067aa0ba902b7-01");
		fails(TraceAssert::hasOneTraceId, "POST crm/status was sent another id, " + OTHER);
		this.recorded.sent.clear();
		this.recorded.sent.add(new SentMessage("Kafka topic orders", "1", Map.of()));
		fails(TraceAssert::hasOneTraceId, "Kafka topic orders was sent no id");
	}

	@Test
	void everyParentIsThere() {
		span("POST /chat", 1, 0, Attributes.empty());
		span("lookup", 2, 1, Attributes.empty());
		passes(TraceAssert::hasNoOrphans);
		span("http get", 3, 9, Attributes.empty());
		fails(TraceAssert::hasNoOrphans, "'http get' has the parent 0000000000000009");
	}

	@Test
	void aStepEndedInAWay() {
		span("execute_tool crm", 1, 0, step("tool", "crm", "timeout"));
		passes((trace) -> trace.hasStep("crm", StepStatus.TIMEOUT).hasStep(StepKind.TOOL, StepStatus.TIMEOUT));
		fails((trace) -> trace.hasStep("crm", StepStatus.OK), "step 'crm' with status ok, but it ended with timeout");
		fails((trace) -> trace.hasStep(StepKind.MODEL, StepStatus.OK), "model step with status ok, but there is none");
		fails((trace) -> trace.hasStep(StepKind.MODEL, StepStatus.OK), "execute_tool crm: timeout");
	}

	@Test
	void attemptsAreCounted() {
		span("orders process", 1, 0, Attributes.empty());
		span("orders-retry-0 process", 2, 0, retry(1));
		passes((trace) -> trace.hasAttempts("orders process", 2).keptTheIdOverRetries());
		fails((trace) -> trace.hasAttempts("orders process", 3), "3 attempts at 'orders process', but it has 2");
	}

	@Test
	void anAttemptWithAnotherIdIsMissed() {
		span("orders process", 1, 0, Attributes.empty());
		fails(TraceAssert::keptTheIdOverRetries, "nothing in it was tried again");
		span("refunds process", 2, 0, retry(2));
		fails(TraceAssert::keptTheIdOverRetries, "'refunds process' is here with attempt 3, but attempt 2 is not");
	}

	@Test
	void contentLeaves() {
		this.recorded.exported.add(span("chat", 1, 0, Attributes.empty()));
		passes(TraceAssert::hasNoContent);
		this.recorded.exported
			.add(span("lookup", 2, 0, Attributes.of(AttributeKey.stringKey("gen_ai.tool.call.arguments"), "order 17")));
		fails(TraceAssert::hasNoContent, "the span 'lookup' leaves with gen_ai.tool.call.arguments");
	}

	@Test
	void aSecretLeavesOnASpan() {
		this.recorded.exported.add(span("chat", 1, 0, Attributes.of(AttributeKey.stringKey("note"), "all is well")));
		passes(TraceAssert::hasNoSecret);
		this.recorded.exported
			.add(span("crm", 2, 0, Attributes.of(AttributeKey.stringKey("note"), "ask jane.roe@example.com")));
		fails(TraceAssert::hasNoSecret, "the span 'crm', attribute note: email");
	}

	@Test
	void aSecretIsWrittenOrSent() {
		line("ask jane.roe@example.com", "INFO ask [email]", COMPLETE);
		passes(TraceAssert::hasNoSecret);
		line("ask jane.roe@example.com", "INFO ask jane.roe@example.com", COMPLETE);
		fails(TraceAssert::hasNoSecret, "a line of com.example.Work: email");
		this.recorded.lines.clear();
		this.recorded.sent
			.add(new SentMessage("POST crm/status", "1", Map.of("Baggage", List.of("for=jane.roe@example.com"))));
		fails(TraceAssert::hasNoSecret, "the header baggage sent to POST crm/status: email");
	}

	@Test
	void linesAreComplete() {
		fails(TraceAssert::hasCompleteLogLines, "to have log lines, but it has none");
		line("asked", "asked", COMPLETE);
		passes(TraceAssert::hasCompleteLogLines);
		line("bare", "bare", Map.of("trace_id", ID, "span_id", "1"));
		fails(TraceAssert::hasCompleteLogLines, "no ref on INFO com.example.Work on main: \"bare\"");
	}

	@Test
	void theAnswerCarriesTheId() {
		span("POST /chat", 1, 0, Attributes.empty());
		fails(TraceAssert::answerCarriesTheId, "no answer was seen");
		this.recorded.answers.add(Map.of("X-Trace-Id", List.of(ID)));
		fails(TraceAssert::answerCarriesTheId, "no header of the answer of 'POST /chat' says " + REFERENCE);
		this.recorded.answers.add(Map.of("X-Reference", List.of(REFERENCE)));
		passes(TraceAssert::answerCarriesTheId);
	}

	private void passes(Consumer<TraceAssert> assertion) {
		assertion.accept(assertThat(trace()));
	}

	private void fails(Consumer<TraceAssert> assertion, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(assertThat(trace())))
			.withMessageContaining("trace " + REFERENCE)
			.withMessageContaining(message);
	}

	private TestTrace trace() {
		Redactor redactor = Redactors.byDefault();
		return TestTrace.of(ID, this.recorded,
				new SecretSearch(redactor, FieldRedactor.of(redactor, Map.of(), (value) -> "hash")));
	}

	private void sent(String target, String traceparent) {
		this.recorded.sent.add(new SentMessage(target, "1", Map.of("traceparent", List.of(traceparent))));
	}

	private void line(String message, String written, Map<String, String> mdc) {
		this.recorded.lines.add(new LogLine(Instant.EPOCH, "INFO", "com.example.Work", "main", message, written, mdc));
	}

	private SpanData span(String name, int id, int parent, Attributes attributes) {
		SpanData span = TestSpanData.builder()
			.setName(name)
			.setKind(SpanKind.INTERNAL)
			.setSpanContext(context(id))
			.setParentSpanContext((parent == 0) ? SpanContext.getInvalid() : context(parent))
			.setStatus(StatusData.unset())
			.setStartEpochNanos(id)
			.setEndEpochNanos(id)
			.setHasEnded(true)
			.setAttributes(attributes)
			.build();
		this.recorded.spans.add(span);
		return span;
	}

	private static SpanContext context(int id) {
		return SpanContext.create(ID, "%016x".formatted(id), TraceFlags.getSampled(), TraceState.getDefault());
	}

	private static Attributes step(String kind, String name, String status) {
		return Attributes.of(AttributeKey.stringKey("throughline.step.kind"), kind,
				AttributeKey.stringKey("throughline.step.name"), name,
				AttributeKey.stringKey("throughline.step.status"), status);
	}

	private static Attributes retry(long number) {
		return Attributes.of(AttributeKey.longKey("throughline.retry.count"), number);
	}

}
