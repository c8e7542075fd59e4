package io.throughline.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.throughline.redaction.ContentMode;
import io.throughline.redaction.ContentPolicy;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.Redactor;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.sampling.SamplingPolicy;
import io.throughline.sampling.TraceFacts;
import org.awaitility.Awaitility;

/**
 * A pipeline whose clock the test turns and whose worker is the test.
 */
final class VirtualPipeline implements AutoCloseable {

	static final SamplingDecision FULL = new SamplingDecision(SamplingLevel.FULL, 1, "ratio");

	static final SamplingDecision METADATA = new SamplingDecision(SamplingLevel.METADATA, 0.25, "ratio");

	static final SamplingDecision DROP = new SamplingDecision(SamplingLevel.DROP, 0, "ratio");

	private static final int BATCH = 512;

	final PipelineCounts counts = new PipelineCounts();

	final ByteBudget memory;

	final List<SpanData> seen = new ArrayList<>();

	final List<FinishedTrace> received = new ArrayList<>();

	final List<String> dropped = new ArrayList<>();

	final List<TraceFacts> asked = new ArrayList<>();

	final TraceIntake intake;

	final List<WatchedExporter> exporters;

	final SdkTracerProvider provider;

	private final AtomicLong nanos = new AtomicLong();

	private final PipelineWorker worker;

	private final TraceDesk desk;

	private final Outbox outbox;

	SamplingPolicy policy = (trace) -> FULL;

	Redactor redactor = (text, found) -> text.replace("secret", "[safe]");

	VirtualPipeline() {
		this(1 << 20);
	}

	VirtualPipeline(long limit, SpanExporter... exporters) {
		this(limit, new ContentPolicy(ContentMode.REDACTED, ContentMode.NONE), exporters);
	}

	VirtualPipeline(long limit, ContentPolicy content, SpanExporter... exporters) {
		this.memory = new ByteBudget(limit);
		this.exporters = Arrays.stream(exporters)
			.map((exporter) -> new WatchedExporter(exporter, this.counts, this.nanos::get))
			.toList();
		PipelineParts parts = new PipelineParts(this.memory, this.counts, processors(), Duration.ofSeconds(2),
				this.nanos::get);
		this.worker = parts.worker();
		this.intake = parts.intake();
		this.outbox = parts.outbox(this.exporters, BATCH, Duration.ofSeconds(5));
		Redactor current = (text, found) -> this.redactor.redact(text, found);
		TraceForwarder forwarder = parts.forwarder(FieldRedactor.of(current, Map.of(), UnaryOperator.identity()),
				content, List.of(receiver()), this.outbox);
		this.desk = parts.desk(this::decide, forwarder, this.outbox);
		this.provider = SdkTracerProvider.builder()
			.addSpanProcessor(this.intake)
			.setResource(Resource.builder().put("service.version", "1.2").put("owner", "secret").build())
			.build();
	}

	private List<SpanProcessor> processors() {
		Stream<SpanProcessor> batching = this.exporters.isEmpty() ? Stream.empty()
				: Stream.of(BatchSpanProcessor.builder(SpanExporter.composite(List.copyOf(this.exporters)))
					.setMaxQueueSize(BATCH)
					.setMaxExportBatchSize(BATCH)
					.setScheduleDelay(Duration.ofHours(1))
					.build());
		return Stream.concat(Stream.of(new Seen()), batching).toList();
	}

	private SamplingDecision decide(TraceFacts facts) {
		this.asked.add(facts);
		return this.policy.decide(facts);
	}

	Tracer tracer() {
		return this.provider.get("test");
	}

	Span root(String name) {
		return tracer().spanBuilder(name).setNoParent().startSpan();
	}

	Span child(Span parent, String name) {
		return tracer().spanBuilder(name).setParent(Context.root().with(parent)).startSpan();
	}

	/**
	 * Begin a continuation, as a message listener of the same trace does.
	 */
	Span continuation(Span of, String name) {
		SpanContext context = of.getSpanContext();
		SpanContext remote = SpanContext.createFromRemoteParent(context.getTraceId(), context.getSpanId(),
				context.getTraceFlags(), context.getTraceState());
		return tracer().spanBuilder(name).setParent(Context.root().with(Span.wrap(remote))).startSpan();
	}

	/**
	 * Let the worker look now, and later.
	 */
	void pass(Duration time) {
		round();
		this.nanos.addAndGet(time.toNanos());
		round();
	}

	void passSeconds(long seconds) {
		pass(Duration.ofSeconds(seconds));
	}

	void round() {
		this.worker.round(this.desk);
	}

	/**
	 * Let seconds pass one by one, and each time the exporters finish what they were
	 * handed.
	 */
	void passAndExport(int seconds) {
		for (int i = 0; i < seconds; i++) {
			passSeconds(1);
			awaitExporters();
		}
	}

	void awaitExporters() {
		Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> {
			round();
			return !this.outbox.isBusy();
		});
	}

	/**
	 * Flush, and let the worker finish it.
	 */
	void flush() {
		CompletableResultCode result = this.intake.forceFlush();
		Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> {
			round();
			return result.isDone();
		});
	}

	List<String> names() {
		return this.seen.stream().map(SpanData::getName).toList();
	}

	static Object attribute(SpanData span, String name) {
		return String.valueOf(span.getAttributes().asMap().get(keyOf(span, name)));
	}

	private static AttributeKey<?> keyOf(SpanData span, String name) {
		return span.getAttributes()
			.asMap()
			.keySet()
			.stream()
			.filter((key) -> key.getKey().equals(name))
			.findFirst()
			.orElse(AttributeKey.stringKey(name));
	}

	@Override
	public void close() {
		this.provider.shutdown();
	}

	/**
	 * The application's own processor.
	 */
	private final class Seen implements SpanProcessor {

		@Override
		public void onStart(Context parent, ReadWriteSpan span) {
			span.setAttribute("started", true);
		}

		@Override
		public boolean isStartRequired() {
			return true;
		}

		@Override
		public void onEnd(ReadableSpan span) {
			VirtualPipeline.this.seen.add(span.toSpanData());
		}

		@Override
		public boolean isEndRequired() {
			return true;
		}

	}

	private TraceReceiver receiver() {
		return new TraceReceiver() {

			@Override
			public void receive(FinishedTrace trace) {
				VirtualPipeline.this.received.add(trace);
			}

			@Override
			public void dropped(String traceId) {
				VirtualPipeline.this.dropped.add(traceId);
			}

		};
	}

}
