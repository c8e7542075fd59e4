package io.throughline.store;

import java.time.Duration;

/**
 * Opens memory stores for the tests of other rooms.
 */
public final class MemoryStores {

	private MemoryStores() {
	}

	public static TraceStore open() {
		return open(16 << 20);
	}

	public static TraceStore open(long bytes) {
		return new MemoryTraceStore(bytes,
				new Retention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(180)));
	}

}
