package io.throughline.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Quantiles of a number over requests, each counted as often as it stands for others.
 */
final class WeightedQuantiles {

	private final List<Weighted> values = new ArrayList<>();

	void add(long value, double weight) {
		this.values.add(new Weighted(value, weight));
	}

	/**
	 * Return the least value that a share of the requests does not exceed.
	 * @param share the share, 0 to 1
	 */
	long at(double share) {
		List<Weighted> sorted = this.values.stream().sorted(Comparator.comparingLong(Weighted::value)).toList();
		double enough = share * sorted.stream().mapToDouble(Weighted::weight).sum();
		double reached = 0;
		for (Weighted value : sorted) {
			reached += value.weight();
			if (reached >= enough) {
				return value.value();
			}
		}
		return sorted.get(sorted.size() - 1).value();
	}

	/**
	 * A value.
	 *
	 * @param value the value
	 * @param weight how many requests it stands for
	 */
	private record Weighted(long value, double weight) {

	}

}
