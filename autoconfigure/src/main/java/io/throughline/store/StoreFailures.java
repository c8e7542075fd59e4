package io.throughline.store;

import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the store failed to do, and says so once.
 */
public final class StoreFailures {

	private static final Logger logger = LoggerFactory.getLogger("io.throughline.store");

	private final AtomicLong count = new AtomicLong();

	/**
	 * Begin at zero.
	 */
	public StoreFailures() {
	}

	/**
	 * Count a failure.
	 * @param what what the store failed to do
	 * @param ex why
	 */
	public void failed(String what, Throwable ex) {
		if (this.count.getAndIncrement() == 0) {
			logger.warn("The store of traces failed to {}. Further failures are only counted.", what, ex);
		}
	}

	/**
	 * Return how many there were.
	 * @return how many
	 */
	public long count() {
		return this.count.get();
	}

}
