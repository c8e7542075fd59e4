package io.throughline.prompt;

/**
 * The share of requests of which something is true, estimated from those that were kept,
 * each counted as often as it stands for others.
 * <p>
 * The interval is Wilson's, which stays within 0 and 1 and holds for rare failures too,
 * over an effective sample size. That one is Korn and Graubard's, the size of the plain
 * sample whose estimate varies as much as this one:
 * {@code p (1 - p) (sum w)^2 / sum w^2 (y - p)^2}. Kish's {@code (sum w)^2 / sum w^2}
 * takes weights to be blind to what is counted. Here they are not: every failure is kept
 * and only some of the successes, so that Kish's interval is up to three times as wide as
 * it must be. At shares of 0 and 1, where the first is undefined, Kish's is used.
 */
final class WeightedShare {

	// The quantile of the normal distribution for 95 %.
	private static final double Z = 1.959964;

	private final Sum yes = new Sum();

	private final Sum no = new Sum();

	void add(boolean isTrue, double weight) {
		(isTrue ? this.yes : this.no).add(weight);
	}

	boolean isEmpty() {
		return this.yes.weights + this.no.weights == 0;
	}

	/**
	 * Return the share, not a number if nothing was added.
	 */
	double value() {
		return this.yes.weights / (this.yes.weights + this.no.weights);
	}

	/**
	 * Return the lower end of the interval that holds the true share in 95 of 100 cases.
	 */
	double low() {
		return Math.max(0, center() - half());
	}

	/**
	 * Return its upper end.
	 */
	double high() {
		return Math.min(1, center() + half());
	}

	private double center() {
		double n = effectiveSize();
		return (value() + Z * Z / (2 * n)) / (1 + Z * Z / n);
	}

	private double half() {
		double n = effectiveSize();
		double p = value();
		return Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
	}

	private double effectiveSize() {
		double p = value();
		double all = this.yes.weights + this.no.weights;
		double varies = (1 - p) * (1 - p) * this.yes.squares + p * p * this.no.squares;
		return (varies > 0) ? p * (1 - p) * all * all / varies : all * all / (this.yes.squares + this.no.squares);
	}

	/**
	 * The weights on one side.
	 */
	private static final class Sum {

		private double weights;

		private double squares;

		private void add(double weight) {
			this.weights += weight;
			this.squares += weight * weight;
		}

	}

}
