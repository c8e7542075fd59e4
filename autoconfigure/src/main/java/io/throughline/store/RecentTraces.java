package io.throughline.store;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.throughline.pipeline.FinishedTrace;
import io.throughline.pipeline.TraceReceiver;
import io.throughline.reference.Reference;

/**
 * What became of the traces of this process that are not in the store, as far back as a
 * fixed memory goes: those that sampling dropped, and those that began a moment ago. A
 * restart forgets all of it.
 */
public final class RecentTraces implements SpanProcessor, TraceReceiver {

	private static final long BYTES = 1L << 20;

	// What runs for longer is in the store, and what ended before is decided.
	private static final long MOMENT = Duration.ofSeconds(15).toNanos();

	private final TraceIds dropped = new TraceIds(BYTES);

	private final LongSupplier ticker;

	private volatile Begun begun;

	/**
	 * Begin with none.
	 * @param ticker the time, in nanoseconds
	 */
	public RecentTraces(LongSupplier ticker) {
		this.ticker = ticker;
		this.begun = Begun.since(ticker.getAsLong(), new TraceIds(BYTES / 4));
	}

	/**
	 * Return whether sampling dropped the trace of a reference.
	 * @param reference the reference
	 * @return whether it did
	 */
	public boolean isDropped(Reference reference) {
		return this.dropped.contains(reference);
	}

	/**
	 * Return whether the trace of a reference began a moment ago, so that it may still
	 * come.
	 * @param reference the reference
	 * @return whether it did
	 */
	public boolean isBegun(Reference reference) {
		Begun now = begun();
		return now.young().contains(reference) || now.old().contains(reference);
	}

	private Begun begun() {
		Begun known = this.begun;
		long now = this.ticker.getAsLong();
		return (now - known.since() < MOMENT) ? known : renewed(now);
	}

	// Two generations of ids, so that none needs a time of its own.
	private synchronized Begun renewed(long now) {
		Begun known = this.begun;
		if (now - known.since() >= MOMENT) {
			boolean silent = now - known.since() >= 2 * MOMENT;
			TraceIds none = new TraceIds(BYTES / 4);
			this.begun = silent ? Begun.since(now, none) : new Begun(now, none, known.young());
		}
		return this.begun;
	}

	@Override
	public void onStart(Context parent, ReadWriteSpan span) {
		SpanContext outer = span.getParentSpanContext();
		if (!outer.isValid() || outer.isRemote()) {
			begun().young().add(span.getSpanContext().getTraceId());
		}
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		// It may still come: the pipeline decides.
	}

	@Override
	public boolean isEndRequired() {
		return false;
	}

	@Override
	public void receive(FinishedTrace trace) {
		// The store has it.
	}

	@Override
	public void dropped(String traceId) {
		this.dropped.add(traceId);
	}

	/**
	 * Traces that began.
	 *
	 * @param since when the young ones began to be gathered
	 * @param young those that began since
	 * @param old those that began before
	 */
	private record Begun(long since, TraceIds young, TraceIds old) {

		static Begun since(long now, TraceIds none) {
			return new Begun(now, none, none);
		}

	}

}
