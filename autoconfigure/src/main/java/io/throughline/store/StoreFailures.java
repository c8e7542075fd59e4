package io.throughline.store;

import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the store failed to do, and says so once.
 */
final class StoreFailures {

	private static final Logger logger = LoggerFactory.getLogger("io.throughline.store");

	private final AtomicLong count = new AtomicLong();

	void failed(String what, Throwable ex) {
		if (this.count.getAndIncrement() == 0) {
			logger.warn("The store of traces failed to {}. Further failures are only counted.", what, ex);
		}
	}

	long count() {
		return this.count.get();
	}

}
