package io.throughline.sampling;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Ratios of the traces that match.
 *
 * @param name name of the rule, the reason of its decisions
 * @param match which traces
 * @param ratios their ratios
 * @param until when the rule ends, or {@code null} for never
 */
record SamplingRule(String name, TraceMatch match, SamplingRatios ratios, @Nullable Instant until) {

	boolean isActive(Instant now) {
		return this.until == null || now.isBefore(this.until);
	}

}
