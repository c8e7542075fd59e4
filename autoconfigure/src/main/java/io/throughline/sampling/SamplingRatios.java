package io.throughline.sampling;

/**
 * Shares of all traces of one kind: those kept in full, and the next slice that is kept
 * as metadata. Shares above 1 in sum leave nothing to drop.
 *
 * @param full share that is kept in full
 * @param metadata share that is kept as metadata
 */
record SamplingRatios(double full, double metadata) {

	SamplingRatios atLeast(double ratio) {
		return (ratio > this.full) ? new SamplingRatios(ratio, this.metadata) : this;
	}

	SamplingDecision decide(String traceId, String reason) {
		double kept = Math.min(this.full + this.metadata, 1);
		long randomness = Randomness.of(traceId);
		SamplingLevel level = SamplingLevel.DROP;
		if (randomness >= Randomness.threshold(this.full)) {
			level = SamplingLevel.FULL;
		}
		else if (randomness >= Randomness.threshold(kept)) {
			level = SamplingLevel.METADATA;
		}
		return new SamplingDecision(level, kept, reason);
	}

}
