package io.throughline.store;

import java.time.Duration;

/**
 * Opens memory stores for the tests of other rooms.
 */
public final class MemoryStores {

	private MemoryStores() {
	}

	public static TraceStore open() {
		return new MemoryTraceStore(16 << 20,
				new Retention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(180)));
	}

}
