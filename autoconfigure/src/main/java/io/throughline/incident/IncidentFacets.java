package io.throughline.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Which values traces have and how often, weighted by how likely each was kept.
 *
 * @param facets the most frequent values by facet
 * @param estimatedFrom how many traces were counted, the newest
 * @param sampled which share of what succeeded is kept, {@code null} where nothing did
 * @param problems how many did not succeed
 */
record IncidentFacets(Map<String, List<FacetValue>> facets, int estimatedFrom, @Nullable Double sampled,
		long problems) implements PlainText {

	@Override
	public String plainText() {
		StringBuilder text = new StringBuilder();
		new TreeMap<>(this.facets).forEach((facet,
				values) -> values.forEach((value) -> text
					.append(String.join("  ", facet, Words.shortened(value.value()), Long.toString(value.estimated())))
					.append('\n')));
		return text.append("estimated from ").append(this.estimatedFrom).append(" traces\n").toString();
	}

	/**
	 * A value.
	 *
	 * @param value the value
	 * @param traces how many kept traces have it
	 * @param estimated how many there were
	 */
	record FacetValue(String value, int traces, long estimated) {

	}

	/**
	 * Counts the traces of a value.
	 */
	static final class Count {

		private int traces;

		private double weight;

		void add(double more) {
			this.traces++;
			this.weight += more;
		}

		double weight() {
			return this.weight;
		}

		int traces() {
			return this.traces;
		}

		static Map<String, Count> map() {
			return new LinkedHashMap<>();
		}

	}

}
