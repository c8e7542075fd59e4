package io.throughline.sampling;

/**
 * What becomes of a trace.
 *
 * @param level how much of it is kept
 * @param probability share of such traces that are kept in full or as metadata, from 0 to
 * 1. Whoever counts each kept trace {@code 1 / probability} times counts all traces.
 * @param reason short word that says why: {@code error}, {@code degraded}, {@code slow},
 * {@code cancelled}, {@code error_elsewhere}, {@code canary}, {@code raise},
 * {@code ratio} or the name of a rule
 */
public record SamplingDecision(SamplingLevel level, double probability, String reason) {

	/**
	 * Create a decision.
	 */
	public SamplingDecision {
		if (!(probability >= 0 && probability <= 1)) {
			throw new IllegalArgumentException("The probability must be from 0 to 1 but is " + probability);
		}
		if (reason.isBlank()) {
			throw new IllegalArgumentException("The reason must not be empty");
		}
	}

	static SamplingDecision always(String reason) {
		return new SamplingDecision(SamplingLevel.FULL, 1, reason);
	}

}
