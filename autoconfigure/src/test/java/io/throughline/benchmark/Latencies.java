package io.throughline.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long look-ups took.
 */
final class Latencies {

	private long[] nanos = new long[1024];

	private int count;

	void add(long duration) {
		if (this.count == this.nanos.length) {
			this.nanos = Arrays.copyOf(this.nanos, 2 * this.count);
		}
		this.nanos[this.count++] = duration;
	}

	/**
	 * Return the microseconds that a share of them did not exceed.
	 */
	double micros(double share) {
		long[] sorted = Arrays.copyOf(this.nanos, this.count);
		Arrays.sort(sorted);
		return sorted[(int) Math.min(this.count - 1, share * this.count)] / 1e3;
	}

	@Override
	public String toString() {
		return (this.count == 0) ? "-" : String.format(Locale.ROOT, "%.0f / %.0f", micros(0.5), micros(0.99));
	}

}
