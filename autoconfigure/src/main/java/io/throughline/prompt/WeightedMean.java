package io.throughline.prompt;

/**
 * The mean of a number over requests, each counted as often as it stands for others.
 */
final class WeightedMean {

	private double sum;

	private double weights;

	void add(double value, double weight) {
		this.sum += value * weight;
		this.weights += weight;
	}

	boolean isEmpty() {
		return this.weights == 0;
	}

	/**
	 * Return the mean, not a number if nothing was added.
	 */
	double value() {
		return this.sum / this.weights;
	}

}
