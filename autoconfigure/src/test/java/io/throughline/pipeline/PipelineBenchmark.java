package io.throughline.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.throughline.redaction.ContentMode;
import io.throughline.redaction.ContentPolicy;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.Redactor;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.sampling.SamplingPolicy;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a span costs the thread that ends it, and what a trace costs in memory until it is
 * exported: the pipeline before Boot's batch processor against that processor alone. The
 * redactor does nothing: it runs on the worker's thread and has a benchmark of its own.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public class PipelineBenchmark {

	private static final int SPANS = 7;

	private static final int PENDING = 2000;

	private static final long LIMIT = 32 << 20;

	/**
	 * As fast as one thread can: far beyond what can be exported, so that much is
	 * dropped.
	 */
	@Benchmark
	@BenchmarkMode(Mode.AverageTime)
	@Warmup(iterations = 4, time = 1)
	@Measurement(iterations = 5, time = 1)
	@OperationsPerInvocation(SPANS)
	public Span saturated(Way way) {
		return trace(way.tracer, true);
	}

	/**
	 * The end of a span alone, at a pace that the other threads keep.
	 */
	@Benchmark
	@BenchmarkMode(Mode.AverageTime)
	@Warmup(iterations = 4, time = 1)
	@Measurement(iterations = 5, time = 1)
	@OperationsPerInvocation(SPANS * EndedTraces.TRACES)
	public void end(Way way, EndedTraces traces) {
		for (ReadableSpan span : traces.spans) {
			way.processor.onEnd(span);
		}
	}

	@Benchmark
	@BenchmarkMode(Mode.SingleShotTime)
	@Warmup(iterations = 2)
	@Measurement(iterations = 1)
	public void pending(Way way, Memory memory) {
		long before = Memory.used();
		for (int i = 0; i < PENDING; i++) {
			trace(way.tracer, false);
		}
		memory.bytesPerTrace += (Memory.used() - before) / PENDING;
	}

	private static Span trace(Tracer tracer, boolean ended) {
		Span root = tracer.spanBuilder("request").setNoParent().startSpan();
		Context context = Context.root().with(root);
		for (int i = 1; i < SPANS; i++) {
			Span span = tracer.spanBuilder("execute_tool crm_lookup").setParent(context).startSpan();
			span.setAttribute("throughline.step.name", "crm_lookup");
			span.setAttribute("throughline.step.kind", "tool");
			span.setAttribute("throughline.step.status", "ok");
			span.setAttribute("gen_ai.operation.name", "execute_tool");
			span.setAttribute("gen_ai.tool.name", "crm_lookup");
			span.setAttribute("gen_ai.tool.type", "function");
			span.setAttribute("gen_ai.tool.call.id", "call_" + i);
			span.setAttribute("throughline.tool.version", "v3");
			span.setAttribute("throughline.tool.retryable", true);
			span.setAttribute("throughline.tool.side_effect", "idempotent");
			span.end();
		}
		if (ended) {
			root.end();
		}
		return root;
	}

	/**
	 * How spans leave.
	 */
	@State(Scope.Benchmark)
	public static class Way {

		@Param
		private Kind kind;

		private SpanProcessor processor;

		private SdkTracerProvider provider;

		private Tracer tracer;

		@Setup(Level.Iteration)
		public void start() {
			this.processor = this.kind.processor();
			this.provider = SdkTracerProvider.builder().addSpanProcessor(this.processor).build();
			this.tracer = this.provider.get("benchmark");
		}

		@TearDown(Level.Iteration)
		public void stop() {
			this.provider.shutdown().join(10, TimeUnit.SECONDS);
		}

	}

	/**
	 * The ways.
	 */
	public enum Kind {

		/**
		 * No processor: the cost of the span itself.
		 */
		NONE,

		/**
		 * As Boot has it.
		 */
		BATCH,

		/**
		 * The same, but nothing is exported yet.
		 */
		BATCH_WAITING,

		/**
		 * With the pipeline before it, everything kept.
		 */
		PIPELINE,

		/**
		 * The same, one trace of ten kept.
		 */
		PIPELINE_TENTH;

		SpanProcessor processor() {
			return switch (this) {
				case NONE -> SpanProcessor.composite();
				case BATCH -> batch(SpanExporter.composite());
				case BATCH_WAITING -> BatchSpanProcessor.builder(SpanExporter.composite())
					.setMaxQueueSize(PENDING * SPANS)
					.setMaxExportBatchSize(PENDING * SPANS)
					.setScheduleDelay(Duration.ofHours(1))
					.build();
				case PIPELINE -> pipeline(1);
				case PIPELINE_TENTH -> pipeline(0.1);
			};
		}

		private static BatchSpanProcessor batch(SpanExporter exporter) {
			return BatchSpanProcessor.builder(exporter).setMaxQueueSize(PENDING * SPANS).build();
		}

		private static TraceIntake pipeline(double ratio) {
			PipelineCounts counts = new PipelineCounts();
			WatchedExporter exporter = new WatchedExporter(SpanExporter.composite(), counts, System::nanoTime);
			PipelineParts parts = new PipelineParts(new ByteBudget(LIMIT), counts, List.of(batch(exporter)),
					Duration.ofSeconds(2), System::nanoTime);
			Redactor redactor = (text, found) -> text;
			Outbox outbox = parts.outbox(List.of(exporter), 512, Duration.ofSeconds(5));
			TraceForwarder forwarder = parts.forwarder(FieldRedactor.of(redactor, Map.of(), UnaryOperator.identity()),
					new ContentPolicy(ContentMode.REDACTED, ContentMode.NONE), List.of(), outbox);
			SamplingPolicy policy = (trace) -> (Long.parseLong(trace.traceId().substring(20), 16) % 1000 < ratio * 1000)
					? new SamplingDecision(SamplingLevel.FULL, ratio, "ratio")
					: new SamplingDecision(SamplingLevel.DROP, ratio, "ratio");
			TraceIntake intake = parts.intake();
			parts.worker().start(parts.desk(policy, forwarder, outbox));
			return intake;
		}

	}

	/**
	 * Spans that have ended, and their way out after they were measured.
	 */
	@State(Scope.Thread)
	public static class EndedTraces {

		private static final int TRACES = 50;

		private final List<ReadableSpan> spans = new ArrayList<>();

		@Setup(Level.Invocation)
		public void make() {
			this.spans.clear();
			SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(new SpanProcessor() {

				@Override
				public void onStart(Context parent, ReadWriteSpan span) {
				}

				@Override
				public boolean isStartRequired() {
					return false;
				}

				@Override
				public void onEnd(ReadableSpan span) {
					EndedTraces.this.spans.add(span);
				}

				@Override
				public boolean isEndRequired() {
					return true;
				}

			}).build();
			for (int i = 0; i < TRACES; i++) {
				trace(provider.get("benchmark"), true);
			}
		}

		@TearDown(Level.Invocation)
		public void flush(Way way) {
			way.processor.forceFlush().join(10, TimeUnit.SECONDS);
		}

	}

	/**
	 * Heap in use.
	 */
	@AuxCounters(AuxCounters.Type.EVENTS)
	@State(Scope.Thread)
	public static class Memory {

		/**
		 * Bytes of the heap that a trace holds.
		 */
		public long bytesPerTrace;

		@Setup(Level.Iteration)
		public void reset() {
			this.bytesPerTrace = 0;
		}

		static long used() {
			for (int i = 0; i < 3; i++) {
				System.gc();
			}
			return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
		}

	}

}
