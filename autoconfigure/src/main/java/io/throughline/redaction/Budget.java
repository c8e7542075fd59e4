package io.throughline.redaction;

import java.util.function.LongSupplier;

/**
 * What one text may cost: steps in proportion to its length, so that the same text always
 * ends the same way, and time as the last resort.
 */
final class Budget {

	private static final int STEPS_PER_CHARACTER = 100;

	private static final int STEPS_AT_LEAST = 100_000;

	private static final int CLOCK = 256;

	private final LongSupplier nanoTime;

	private final long end;

	private long steps;

	/**
	 * Create a budget.
	 * @param length length of the text
	 * @param nanos time for it
	 * @param nanoTime the clock
	 */
	Budget(int length, long nanos, LongSupplier nanoTime) {
		this.steps = STEPS_AT_LEAST + (long) STEPS_PER_CHARACTER * length;
		this.nanoTime = nanoTime;
		this.end = nanoTime.getAsLong() + nanos;
	}

	/**
	 * Take a step.
	 * @throws IllegalStateException if the budget is used up
	 */
	void step() {
		if (--this.steps < 0 || (this.steps % CLOCK == 0 && this.nanoTime.getAsLong() - this.end > 0)) {
			throw new IllegalStateException("Over budget");
		}
	}

}
