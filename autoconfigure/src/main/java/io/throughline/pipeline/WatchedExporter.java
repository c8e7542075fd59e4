package io.throughline.pipeline;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * An exporter of the application, watched: Boot's batch processor tells nobody whether an
 * export succeeded.
 */
final class WatchedExporter implements SpanExporter {

	private final SpanExporter delegate;

	private final PipelineCounts counts;

	private final LongSupplier ticker;

	private volatile Attempt attempt = new Attempt(false);

	private volatile boolean succeeded;

	private volatile boolean failing;

	private volatile long lastSuccess;

	WatchedExporter(SpanExporter delegate, PipelineCounts counts, LongSupplier ticker) {
		this.delegate = delegate;
		this.counts = counts;
		this.ticker = ticker;
	}

	/**
	 * Begin to hand a batch over.
	 * @param left whether the exporter is to be left out of it
	 */
	void begin(boolean left) {
		this.attempt = new Attempt(left);
	}

	/**
	 * Return whether the batch that was handed over failed here, or is still under way.
	 */
	boolean failed() {
		return this.attempt.unfinished.get() > 0;
	}

	/**
	 * Return whether its last export failed.
	 */
	boolean isFailing() {
		return this.failing;
	}

	boolean hasSucceeded() {
		return this.succeeded;
	}

	long lastSuccess() {
		return this.lastSuccess;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		Attempt current = this.attempt;
		if (current.left) {
			return CompletableResultCode.ofSuccess();
		}
		current.unfinished.incrementAndGet();
		try {
			CompletableResultCode result = this.delegate.export(spans);
			return result.whenComplete(() -> settle(current, result.isSuccess()));
		}
		catch (Throwable ex) {
			this.counts.failed(Part.EXPORTER, ex);
			settle(current, false);
			return CompletableResultCode.ofFailure();
		}
	}

	private void settle(Attempt current, boolean success) {
		this.failing = !success;
		if (success) {
			this.lastSuccess = this.ticker.getAsLong();
			this.succeeded = true;
			current.unfinished.decrementAndGet();
		}
	}

	@Override
	public CompletableResultCode flush() {
		return this.delegate.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.delegate.shutdown();
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

	/**
	 * What became of one batch.
	 */
	private static final class Attempt {

		private final AtomicInteger unfinished = new AtomicInteger();

		private final boolean left;

		private Attempt(boolean left) {
			this.left = left;
		}

	}

}
