package io.throughline.store.jdbc;

import java.time.Instant;

/**
 * Times as a column has them: nanoseconds since 1970, until 2262.
 */
final class Nanos {

	private static final long SECOND = 1_000_000_000L;

	private Nanos() {
	}

	static long of(Instant time) {
		return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
	}

	static Instant instant(long nanos) {
		return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
	}

}
