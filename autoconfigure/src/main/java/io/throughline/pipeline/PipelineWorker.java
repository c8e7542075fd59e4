package io.throughline.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of the pipeline. It looks again every tenth of a second rather than be
 * woken by each span: that would cost the request more than all the rest.
 */
final class PipelineWorker {

	private static final long PAUSE = Duration.ofMillis(100).toNanos();

	private static final long PAUSE_OF_FLUSH = Duration.ofMillis(2).toNanos();

	private static final long LONGEST_FLUSH = Duration.ofSeconds(5).toNanos();

	private final Queue<Flush> flushes = new ConcurrentLinkedQueue<>();

	private final List<SpanProcessor> processors;

	private final PipelineCounts counts;

	private final LongSupplier ticker;

	private volatile @Nullable Thread thread;

	private volatile boolean running = true;

	private volatile boolean parked;

	private @Nullable Flush current;

	private final CompletableResultCode stopped = new CompletableResultCode();

	PipelineWorker(List<SpanProcessor> processors, PipelineCounts counts, LongSupplier ticker) {
		this.processors = processors;
		this.counts = counts;
		this.ticker = ticker;
	}

	/**
	 * Begin to work, once.
	 */
	void start(TraceDesk desk) {
		if (this.thread != null) {
			return;
		}
		Thread started = new Thread(() -> run(desk), "throughline-pipeline");
		started.setDaemon(true);
		this.thread = started;
		started.start();
	}

	/**
	 * End the pause, if there is one: who comes next need not pay for it again.
	 */
	void wake() {
		if (this.parked) {
			this.parked = false;
			LockSupport.unpark(this.thread);
		}
	}

	private void run(TraceDesk desk) {
		while (this.running) {
			try {
				round(desk);
			}
			catch (Throwable ex) {
				this.counts.failed(Part.WORKER, ex);
			}
			this.parked = true;
			LockSupport.parkNanos(this, this.flushes.isEmpty() ? PAUSE : PAUSE_OF_FLUSH);
			this.parked = false;
			// Nobody who interrupts it makes it spin.
			Thread.interrupted();
		}
		desk.giveUp();
		all(SpanProcessor::shutdown).whenComplete(this.stopped::succeed);
	}

	/**
	 * Do all that is to be done now.
	 */
	void round(TraceDesk desk) {
		long now = this.ticker.getAsLong();
		Flush flush = this.flushes.peek();
		if (flush == null) {
			desk.round(now, false);
			return;
		}
		if (flush != this.current) {
			this.current = flush;
			desk.retry(now);
		}
		desk.round(now, true);
		if (desk.isIdle(now) || now - flush.deadline() >= 0) {
			this.flushes.remove(flush);
			finish(flush);
		}
	}

	private void finish(Flush flush) {
		if (flush.isLast()) {
			this.running = false;
			flush.result().succeed();
		}
		else {
			all(SpanProcessor::forceFlush).whenComplete(flush.result()::succeed);
		}
	}

	/**
	 * Decide and export all that is here, in bounded time.
	 */
	CompletableResultCode flush() {
		return flush(false);
	}

	private CompletableResultCode flush(boolean last) {
		Flush flush = new Flush(this.ticker.getAsLong() + LONGEST_FLUSH, last, new CompletableResultCode());
		this.flushes.add(flush);
		wake();
		return flush.result();
	}

	/**
	 * Do the same for the last time, and shut the processors down.
	 */
	CompletableResultCode stop() {
		if (this.thread == null) {
			return all(SpanProcessor::shutdown);
		}
		flush(true);
		return this.stopped;
	}

	private CompletableResultCode all(Function<SpanProcessor, CompletableResultCode> call) {
		return CompletableResultCode.ofAll(this.processors.stream().map((processor) -> {
			try {
				return call.apply(processor);
			}
			catch (Throwable ex) {
				this.counts.failed(Part.PROCESSOR, ex);
				return CompletableResultCode.ofFailure();
			}
		}).toList());
	}

	/**
	 * Somebody waits for all that is here.
	 *
	 * @param deadline until when, in ticks
	 * @param isLast whether nothing comes after it
	 * @param result to be completed
	 */
	private record Flush(long deadline, boolean isLast, CompletableResultCode result) {

	}

}
