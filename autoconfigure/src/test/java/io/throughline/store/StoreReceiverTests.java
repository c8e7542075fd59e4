package io.throughline.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.pipeline.FinishedTrace;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.Redactor;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link StoreReceiver}, {@link RunningSpans} and {@link RunningTraces} with the
 * real SDK.
 */
class StoreReceiverTests {

	private static final Redactor REDACTOR = (text, found) -> text.replace("jane@example.com", "[email]");

	private final AtomicLong time = new AtomicLong();

	private final MemoryTraceStore store = new MemoryTraceStore(1 << 20,
			new Retention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(180)));

	private final StoreFailures failures = new StoreFailures();

	private final StoreReceiver receiver = new StoreReceiver(this.store, List.of(), this.failures);

	private final RunningSpans spans = new RunningSpans(4 * RunningSpans.BYTES, this.time::get);

	private final RunningTraces running = new RunningTraces(this.spans, this.store,
			new RunningSpanReader(REDACTOR, FieldRedactor.of(REDACTOR, Map.of(), UnaryOperator.identity())));

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final SdkTracerProvider provider = SdkTracerProvider.builder()
		.addSpanProcessor(this.spans)
		.addSpanProcessor(SimpleSpanProcessor.create(this.exporter))
		.build();

	private final Tracer tracer = this.provider.get("test");

	@AfterEach
	void close() {
		this.provider.close();
	}

	@Test
	void storesTypedValues() {
		Span root = this.tracer.spanBuilder("request").setSpanKind(SpanKind.SERVER).startSpan();
		root.setAttribute("text", "a").setAttribute("whole", 7).setAttribute("part", 0.5).setAttribute("yes", true);
		root.setAttribute(AttributeKey.stringArrayKey("texts"), List.of("a", "b"));
		root.setAttribute(AttributeKey.valueKey("tree"), Value.of(Value.of("a"), Value.of(1)));
		root.recordException(new IllegalStateException("gone"));
		root.addLink(root.getSpanContext());
		root.end();
		receive();
		TraceSpan span = find(root).spans().get(0);
		assertThat(span.attributes()).containsEntry("text", "a")
			.containsEntry("whole", 7L)
			.containsEntry("part", 0.5)
			.containsEntry("yes", true)
			.containsEntry("texts", List.of("a", "b"))
			.hasEntrySatisfying("tree", (value) -> assertThat(value).isInstanceOf(String.class));
		assertThat(span.events().get(0).attributes()).containsEntry("exception.message", "gone");
		assertThat(span.links().get(0).spanId()).isEqualTo(span.spanId());
		assertThat(span.entry()).isTrue();
		assertThat(span.kind()).isEqualTo("server");
		assertThat(span.resource()).containsKey("service.name");
	}

	@Test
	void storesAnExcludedRequestOnlyIfItFailed() {
		Span root = this.tracer.spanBuilder("http get /actuator/incidents").startSpan();
		root.setAttribute("throughline.excluded", true);
		this.tracer.spanBuilder("authorize request")
			.setParent(Context.root().with(root))
			.startSpan()
			.setStatus(StatusCode.ERROR)
			.end();
		root.end();
		receive();
		assertThat(this.store.find(root.getSpanContext().getTraceId())).isEmpty();
		Span failed = this.tracer.spanBuilder("http get /actuator/incidents").startSpan();
		failed.setAttribute("throughline.excluded", true).setStatus(StatusCode.ERROR).end();
		this.receiver.receive(new FinishedTrace(failed.getSpanContext().getTraceId(),
				this.exporter.getFinishedSpanItems().subList(2, 3),
				new SamplingDecision(SamplingLevel.FULL, 1, "error"), Map.of()));
		assertThat(find(failed).spans()).hasSize(1);
	}

	@Test
	void showsARequestThatHangs() {
		Span root = this.tracer.spanBuilder("ask jane@example.com").startSpan();
		root.setAttribute("throughline.tenant.id", "acme")
			.setAttribute("gen_ai.input.messages", "secret")
			.setAttribute("unknown", "secret");
		Span child = this.tracer.spanBuilder("chat").setParent(Context.root().with(root)).startSpan();
		later(RunningTraces.SHOWN_AFTER.minusNanos(1));
		assertThat(this.store.find(root.getSpanContext().getTraceId())).isEmpty();
		later(Duration.ofNanos(1));
		Trace trace = find(root);
		assertThat(trace.spans()).extracting(TraceSpan::name).containsExactlyInAnyOrder("ask [email]", "chat");
		assertThat(trace.summary().outcome()).isEqualTo("running");
		assertThat(trace.summary().caller().tenant()).isEqualTo("acme");
		assertThat(trace.toString()).doesNotContain("secret", "jane");
		child.end();
		root.end();
		receive();
		later(RunningTraces.FORGOTTEN_AFTER);
		later(RunningTraces.FORGOTTEN_AFTER);
		assertThat(find(root).spans()).hasSize(2).noneMatch(TraceSpan::isRunning);
	}

	@Test
	void forgetsARequestThatRanAndWasNotKept() {
		Span root = this.tracer.spanBuilder("request").startSpan();
		later(RunningTraces.SHOWN_AFTER);
		root.end();
		later(Duration.ZERO);
		later(RunningTraces.FORGOTTEN_AFTER.minusNanos(1));
		assertThat(find(root).summary().outcome()).isEqualTo("running");
		later(Duration.ofNanos(1));
		assertThat(this.store.find(root.getSpanContext().getTraceId())).isEmpty();
	}

	@Test
	void neverStoresASpanThatWasWithdrawn() {
		this.tracer.spanBuilder("poll").startSpan().setAttribute("throughline.withdrawn", true);
		later(RunningTraces.SHOWN_AFTER);
		assertThat(this.store.statistics().traces()).isZero();
	}

	@Test
	void neverStoresARequestThatIsQuickAndNotKept() {
		this.tracer.spanBuilder("request").startSpan().end();
		later(RunningTraces.SHOWN_AFTER);
		assertThat(this.store.statistics().traces()).isZero();
	}

	@Test
	void notesNoMoreSpansThanItsBoundAndMakesRoomAgain() {
		List<Span> started = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			started.add(this.tracer.spanBuilder("request").startSpan());
		}
		later(RunningTraces.SHOWN_AFTER);
		assertThat(this.store.statistics().traces()).isEqualTo(4);
		started.forEach(Span::end);
		later(Duration.ZERO);
		later(RunningTraces.FORGOTTEN_AFTER);
		assertThat(this.store.statistics().traces()).isZero();
		this.tracer.spanBuilder("request").startSpan();
		later(RunningTraces.SHOWN_AFTER);
		assertThat(this.store.statistics().traces()).isOne();
	}

	@Test
	void leavesThePipelineAloneWhenTheStoreFails() {
		TraceStore broken = new MemoryTraceStore(1 << 20, new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO));
		StoreReceiver failing = new StoreReceiver(broken, List.of(), this.failures);
		FinishedTrace bad = new FinishedTrace("no trace id", StoreAutoConfigurationTests.finished().spans(),
				StoreAutoConfigurationTests.finished().decision(), Map.of());
		failing.receive(bad);
		failing.receive(bad);
		assertThat(this.failures.count()).isEqualTo(2);
	}

	private void later(Duration duration) {
		this.time.addAndGet(duration.toNanos());
		this.running.sweep(this.time.get());
	}

	private void receive() {
		List<SpanData> ended = this.exporter.getFinishedSpanItems();
		this.receiver.receive(new FinishedTrace(ended.get(0).getTraceId(), ended,
				new SamplingDecision(SamplingLevel.FULL, 1, "ratio"), Map.of()));
	}

	private Trace find(Span span) {
		return this.store.find(span.getSpanContext().getTraceId()).orElseThrow();
	}

}
