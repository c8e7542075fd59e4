package io.throughline.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.throughline.store.TraceStoreStatistics.Loss;

/**
 * Counts what a store no longer has, by reason.
 */
public final class LossCounts {

	private final Map<Loss, AtomicLong> counts = new EnumMap<>(Loss.class);

	/**
	 * Begin at zero.
	 */
	public LossCounts() {
		for (Loss loss : Loss.values()) {
			this.counts.put(loss, new AtomicLong());
		}
	}

	/**
	 * Count.
	 * @param loss the reason
	 * @param amount how many
	 * @return how many there are now
	 */
	public long add(Loss loss, long amount) {
		AtomicLong count = this.counts.get(loss);
		return (count != null) ? count.addAndGet(amount) : 0;
	}

	/**
	 * Return all counts.
	 * @return counts by reason
	 */
	public Map<Loss, Long> values() {
		Map<Loss, Long> values = new EnumMap<>(Loss.class);
		this.counts.forEach((loss, count) -> values.put(loss, count.get()));
		return values;
	}

}
