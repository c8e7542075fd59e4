package io.throughline.cost;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Finds the price of a model: an entry with its exact name before one with a pattern, a
 * longer pattern before a shorter one, an entry for the provider before one for all, and
 * then the newest one. Entries that begin after the day do not count.
 */
final class PriceList {

	private static final Comparator<Entry> MOST_FITTING_FIRST = Comparator
		.comparing((Entry entry) -> entry.model().length())
		.reversed()
		.thenComparing((entry) -> entry.provider() == null)
		.thenComparing(Entry::from, Comparator.reverseOrder());

	private final Map<String, List<Entry>> exact;

	private final List<Entry> patterns;

	PriceList(Collection<Entry> entries) {
		this.exact = entries.stream()
			.filter((entry) -> !entry.isPattern())
			.sorted(MOST_FITTING_FIRST)
			.collect(Collectors.groupingBy(Entry::model));
		this.patterns = entries.stream().filter(Entry::isPattern).sorted(MOST_FITTING_FIRST).toList();
	}

	/**
	 * Find a price.
	 * @param provider name of the provider, or {@code null} if it is not known
	 * @param model name of the model
	 * @param day day of the call
	 * @return the price, or {@code null} if there is none
	 */
	@Nullable ModelPrice find(@Nullable String provider, String model, LocalDate day) {
		ModelPrice price = first(this.exact.getOrDefault(model, List.of()), provider, model, day);
		return (price != null) ? price : first(this.patterns, provider, model, day);
	}

	private static @Nullable ModelPrice first(List<Entry> entries, @Nullable String provider, String model,
			LocalDate day) {
		for (Entry entry : entries) {
			if (entry.isFor(provider, model, day)) {
				return entry.price();
			}
		}
		return null;
	}

	/**
	 * One line of the list.
	 *
	 * @param model name of the model, or its beginning with {@code *} behind it
	 * @param provider name of the provider, or {@code null} for all
	 * @param from first day of the price
	 * @param price the price
	 */
	record Entry(String model, @Nullable String provider, LocalDate from, ModelPrice price) {

		boolean isPattern() {
			return this.model.endsWith("*");
		}

		boolean isFor(@Nullable String provider, String model, LocalDate day) {
			return matches(model) && (this.provider == null || this.provider.equals(provider))
					&& !this.from.isAfter(day);
		}

		private boolean matches(String model) {
			return isPattern() ? model.regionMatches(0, this.model, 0, this.model.length() - 1)
					: this.model.equals(model);
		}

	}

}
