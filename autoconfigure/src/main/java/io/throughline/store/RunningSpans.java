package io.throughline.store;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Notes each span when it starts, and does nothing else on the request's thread. What a
 * note holds is the span itself, which lives as long as it runs anyway; there are never
 * more notes than the bound says.
 */
final class RunningSpans implements SpanProcessor {

	/**
	 * A span before it has got most of its attributes, and the note of it.
	 */
	static final int BYTES = 1024;

	private final Queue<Note> notes = new ConcurrentLinkedQueue<>();

	private final AtomicInteger noted = new AtomicInteger();

	private final int most;

	private final LongSupplier ticker;

	RunningSpans(long maxBytes, LongSupplier ticker) {
		this.most = Math.toIntExact(maxBytes / BYTES);
		this.ticker = ticker;
	}

	@Override
	public void onStart(Context parent, ReadWriteSpan span) {
		if (this.noted.incrementAndGet() > this.most) {
			this.noted.decrementAndGet();
			return;
		}
		this.notes.add(new Note(span, this.ticker.getAsLong()));
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		// The receiver gets it, redacted and decided.
	}

	@Override
	public boolean isEndRequired() {
		return false;
	}

	@Nullable Note poll() {
		return this.notes.poll();
	}

	/**
	 * Make room for another note.
	 */
	void forget() {
		this.noted.decrementAndGet();
	}

	/**
	 * A span that started.
	 *
	 * @param span the span
	 * @param since when, in ticks
	 */
	record Note(ReadableSpan span, long since) {

		private static final AttributeKey<Boolean> WITHDRAWN = AttributeKey
			.booleanKey(Objects.requireNonNull(Field.WITHDRAWN.attribute()));

		/**
		 * Return whether it has ended, or never will.
		 */
		boolean isOver() {
			return this.span.hasEnded() || Boolean.TRUE.equals(this.span.getAttribute(WITHDRAWN));
		}

	}

}
