package io.throughline.pipeline;

import java.util.List;
import java.util.Queue;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * The only part that runs on the request's thread: it lets a span in if there is room,
 * and leaves the rest to the worker.
 */
final class TraceIntake implements SpanProcessor, KeptTraces {

	private final Queue<Arrival> arrivals;

	private final ByteBudget memory;

	private final PipelineCounts counts;

	private final List<SpanProcessor> starters;

	private final PipelineWorker worker;

	private volatile boolean closed;

	TraceIntake(Queue<Arrival> arrivals, ByteBudget memory, PipelineCounts counts, List<SpanProcessor> processors,
			PipelineWorker worker) {
		this.arrivals = arrivals;
		this.memory = memory;
		this.counts = counts;
		this.starters = processors.stream().filter(SpanProcessor::isStartRequired).toList();
		this.worker = worker;
	}

	@Override
	public void onStart(Context parent, ReadWriteSpan span) {
		for (SpanProcessor starter : this.starters) {
			try {
				starter.onStart(parent, span);
			}
			catch (Throwable ex) {
				this.counts.failed(Part.PROCESSOR, ex);
			}
		}
		if (isLocalRoot(span.getParentSpanContext())) {
			let(Arrival.opened(span.getSpanContext().getTraceId()), false);
		}
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		try {
			SpanData data = span.toSpanData();
			boolean failed = data.getStatus().getStatusCode() == StatusCode.ERROR;
			if (!let(Arrival.ended(data, SpanSize.of(data)), failed)) {
				this.counts.dropped(this.closed ? DropReason.SHUTDOWN : DropReason.BUSY, 1);
			}
		}
		catch (Throwable ex) {
			this.counts.failed(Part.WORKER, ex);
		}
	}

	@Override
	public boolean isEndRequired() {
		return true;
	}

	@Override
	public void keep(String traceId, String reason) {
		let(Arrival.kept(traceId, reason), true);
	}

	private boolean let(Arrival arrival, boolean failed) {
		if (this.closed || !this.memory.tryTake(arrival.bytes(), failed)) {
			return false;
		}
		this.arrivals.add(arrival);
		if (this.memory.isTight()) {
			this.worker.wake();
		}
		return true;
	}

	@Override
	public CompletableResultCode forceFlush() {
		return this.worker.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		this.closed = true;
		return this.worker.stop();
	}

	static boolean isLocalRoot(SpanContext parent) {
		return !parent.isValid() || parent.isRemote();
	}

}
