package io.throughline.pipeline;

import java.time.Duration;

/**
 * How long an exporter that failed is left alone: twice as long each time.
 */
final class Backoff {

	private static final long SHORTEST = Duration.ofSeconds(1).toNanos();

	private static final long LONGEST = Duration.ofSeconds(30).toNanos();

	private long pause;

	private long until;

	void succeeded() {
		this.pause = 0;
	}

	void failed(long now) {
		this.pause = (this.pause == 0) ? SHORTEST : Math.min(LONGEST, this.pause * 2);
		this.until = now + this.pause;
	}

	boolean isOver(long now) {
		return this.pause == 0 || now - this.until >= 0;
	}

	void end(long now) {
		this.until = now;
	}

}
