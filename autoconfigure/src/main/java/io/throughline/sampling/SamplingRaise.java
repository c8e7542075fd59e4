package io.throughline.sampling;

import java.time.Instant;

/**
 * A ratio that was raised while the application runs.
 *
 * @param id names the raise
 * @param match which traces
 * @param ratio share of them that is kept in full at least
 * @param since when it was raised
 * @param until when it falls back
 * @param who who raised it
 * @param reason why
 */
record SamplingRaise(String id, TraceMatch match, double ratio, Instant since, Instant until, String who,
		String reason) {

	boolean isActive(Instant now) {
		return now.isBefore(this.until);
	}

}
