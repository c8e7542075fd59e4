package io.throughline.pipeline;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of all that waits, and their hard limit. The last parts are left for what
 * matters more: an eighth for what arrives while room is made, half of that for failures.
 */
final class ByteBudget {

	private final AtomicLong used = new AtomicLong();

	private final long limit;

	ByteBudget(long limit) {
		this.limit = limit;
	}

	/**
	 * Take bytes at the door.
	 * @param bytes how many
	 * @param failed whether they tell of a failure
	 * @return whether there was room
	 */
	boolean tryTake(long bytes, boolean failed) {
		long reserved = failed ? 0 : this.limit / 16;
		if (this.used.addAndGet(bytes) > this.limit - reserved) {
			release(bytes);
			return false;
		}
		return true;
	}

	/**
	 * Change what something takes that is let in already.
	 */
	void resize(long before, long after) {
		this.used.addAndGet(after - before);
	}

	void release(long bytes) {
		this.used.addAndGet(-bytes);
	}

	/**
	 * Return whether room must be made.
	 */
	boolean isTight() {
		return this.used.get() > this.limit - this.limit / 8;
	}

	long used() {
		return this.used.get();
	}

	long limit() {
		return this.limit;
	}

}
