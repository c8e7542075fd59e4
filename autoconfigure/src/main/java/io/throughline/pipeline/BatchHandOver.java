package io.throughline.pipeline;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;

/**
 * Hands a batch to the batch processors and knows, exporter by exporter, what became of
 * it. Where exporters are not watched, since the application has its own, a batch that
 * was flushed counts as delivered.
 */
final class BatchHandOver {

	private final List<BatchSpanProcessor> processors;

	private final List<WatchedExporter> exporters;

	private final List<Backoff> backoffs;

	private final PipelineCounts counts;

	private final Runnable whenDone;

	private CompletableResultCode flush = CompletableResultCode.ofSuccess();

	private BitSet sentTo = new BitSet();

	BatchHandOver(List<BatchSpanProcessor> processors, List<WatchedExporter> exporters, PipelineCounts counts,
			Runnable whenDone) {
		this.processors = processors;
		this.exporters = exporters;
		this.backoffs = Stream.generate(Backoff::new).limit(targets()).toList();
		this.counts = counts;
		this.whenDone = whenDone;
	}

	boolean hasProcessors() {
		return !this.processors.isEmpty();
	}

	int targets() {
		return Math.max(1, this.exporters.size());
	}

	List<WatchedExporter> exporters() {
		return this.exporters;
	}

	BitSet ready(long now) {
		BitSet ready = new BitSet();
		for (int i = 0; i < this.backoffs.size(); i++) {
			ready.set(i, this.backoffs.get(i).isOver(now));
		}
		return ready;
	}

	void retry(long now) {
		this.backoffs.forEach((backoff) -> backoff.end(now));
	}

	void send(List<OutboxUnit> batch, BitSet targets) {
		this.sentTo = targets;
		for (int i = 0; i < this.exporters.size(); i++) {
			this.exporters.get(i).begin(!targets.get(i));
		}
		this.flush = CompletableResultCode
			.ofAll(this.processors.stream().map((processor) -> send(batch, processor)).toList())
			.whenComplete(this.whenDone);
	}

	private CompletableResultCode send(List<OutboxUnit> batch, BatchSpanProcessor processor) {
		try {
			batch.forEach((unit) -> unit.spans().forEach(processor::onEnd));
			return processor.forceFlush();
		}
		catch (Throwable ex) {
			this.counts.failed(Part.PROCESSOR, ex);
			return CompletableResultCode.ofFailure();
		}
	}

	boolean isDone() {
		return this.flush.isDone();
	}

	/**
	 * Return who has the batch now.
	 */
	BitSet delivered(long now) {
		BitSet delivered = (BitSet) this.sentTo.clone();
		for (int i = 0; i < this.exporters.size(); i++) {
			if (delivered.get(i)) {
				boolean failed = this.exporters.get(i).failed();
				delivered.set(i, !failed);
				settle(this.backoffs.get(i), failed, now);
			}
		}
		return delivered;
	}

	private static void settle(Backoff backoff, boolean failed, long now) {
		if (failed) {
			backoff.failed(now);
		}
		else {
			backoff.succeeded();
		}
	}

}
