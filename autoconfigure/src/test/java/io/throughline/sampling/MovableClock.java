package io.throughline.sampling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that a test moves.
 */
final class MovableClock implements InstantSource {

	private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

	void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

}
