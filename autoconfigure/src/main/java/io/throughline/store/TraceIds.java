package io.throughline.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import io.throughline.reference.Reference;

/**
 * The trace ids that were added last, as many as fit in fixed bytes: of each no more than
 * its long reference holds. Nobody waits here, neither who adds nor who asks.
 */
public final class TraceIds {

	private static final long LONG_BITS = (1L << 53) - 1;

	// So that an id of zeros is not the same as no id.
	private static final long TAKEN = 1L << 62;

	private final AtomicLongArray ids;

	private final AtomicLong added = new AtomicLong();

	/**
	 * Begin with none.
	 * @param bytes how much they may take
	 */
	public TraceIds(long bytes) {
		this.ids = new AtomicLongArray(Math.toIntExact(bytes / Long.BYTES));
	}

	/**
	 * Add an id. The eldest makes room.
	 * @param traceId the trace id
	 */
	public void add(String traceId) {
		long bits = Long.parseUnsignedLong(traceId, 16, 32, 16) & LONG_BITS;
		this.ids.lazySet((int) (this.added.getAndIncrement() % this.ids.length()), bits | TAKEN);
	}

	/**
	 * Return whether there is an id of a reference.
	 * @param reference the reference, short or long
	 * @return whether there is
	 */
	public boolean contains(Reference reference) {
		long mask = reference.mask() | TAKEN;
		long wanted = reference.bits() | TAKEN;
		int used = (int) Math.min(this.added.get(), this.ids.length());
		for (int i = 0; i < used; i++) {
			if ((this.ids.get(i) & mask) == wanted) {
				return true;
			}
		}
		return false;
	}

}
