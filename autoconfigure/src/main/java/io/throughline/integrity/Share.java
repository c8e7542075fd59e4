package io.throughline.integrity;

import org.jspecify.annotations.Nullable;

/**
 * The share of requests of which something is true, each counted as often as it stands
 * for others.
 */
final class Share {

	private double yes;

	private double all;

	void add(boolean isTrue, double weight) {
		this.all += weight;
		this.yes += (isTrue) ? weight : 0;
	}

	/**
	 * Return the share with four digits, or {@code null} if nothing was added.
	 */
	@Nullable Double value() {
		return (this.all > 0) ? Math.round(this.yes / this.all * 10_000) / 10_000.0 : null;
	}

}
