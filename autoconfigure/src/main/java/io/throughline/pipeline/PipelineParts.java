package io.throughline.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.throughline.redaction.ContentPolicy;
import io.throughline.redaction.FieldRedactor;
import io.throughline.sampling.SamplingPolicy;

/**
 * Puts the parts of a pipeline together.
 */
final class PipelineParts {

	private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();

	private final ByteBudget memory;

	private final PipelineCounts counts;

	private final List<SpanProcessor> processors;

	private final Duration wait;

	private final PipelineWorker worker;

	PipelineParts(ByteBudget memory, PipelineCounts counts, List<SpanProcessor> processors, Duration wait,
			LongSupplier ticker) {
		this.memory = memory;
		this.counts = counts;
		this.processors = processors;
		this.wait = wait;
		this.worker = new PipelineWorker(processors, counts, ticker);
	}

	PipelineWorker worker() {
		return this.worker;
	}

	TraceIntake intake() {
		return new TraceIntake(this.arrivals, this.memory, this.counts, this.processors, this.worker);
	}

	/**
	 * For an application without exporters, whose batch processor leads nowhere.
	 */
	Outbox noOutbox() {
		return new Outbox(new BatchHandOver(List.of(), List.of(), this.counts, this.worker::wake), this.memory,
				this.counts, 1, Duration.ZERO);
	}

	Outbox outbox(List<WatchedExporter> exporters, int batchSize, Duration delay) {
		List<BatchSpanProcessor> batching = this.processors.stream()
			.filter(BatchSpanProcessor.class::isInstance)
			.map(BatchSpanProcessor.class::cast)
			.toList();
		return new Outbox(new BatchHandOver(batching, exporters, this.counts, this.worker::wake), this.memory,
				this.counts, batchSize, delay);
	}

	TraceDesk desk(SamplingPolicy policy, TraceForwarder forwarder, Outbox outbox) {
		TraceJudge judge = new TraceJudge(policy, new DecisionCache(this.memory), this.counts);
		return new TraceDesk(this.arrivals, judge, new DroppedTraces(this.memory, this.counts), forwarder, outbox,
				this.memory, this.wait);
	}

	TraceForwarder forwarder(FieldRedactor redactor, ContentPolicy content, List<TraceReceiver> receivers,
			Outbox outbox) {
		SpanRedactor walk = new SpanRedactor(new AttributesRedactor(redactor));
		List<SpanProcessor> direct = this.processors.stream()
			.filter((processor) -> !(processor instanceof BatchSpanProcessor) && processor.isEndRequired())
			.toList();
		return new TraceForwarder(walk, content, receivers, direct, outbox, this.counts);
	}

}
