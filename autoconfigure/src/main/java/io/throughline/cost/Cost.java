package io.throughline.cost;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * What a call of a model costs.
 *
 * @param amount exact amount in units of the currency, not rounded, without trailing
 * zeros and never with a negative scale, so that equal amounts are equal
 * @param currency currency of the amount
 * @param source who says so
 */
public record Cost(BigDecimal amount, Currency currency, Source source) {

	// Far beyond any bill; more is an attack on whoever writes the number out.
	private static final int MOST_CHARACTERS = 64;

	private static final int MOST_DIGITS = 40;

	/**
	 * Checks and normalises the amount.
	 * @throws IllegalArgumentException if the amount is negative
	 */
	public Cost {
		if (amount.signum() < 0) {
			throw new IllegalArgumentException("A cost must not be negative, but was " + amount);
		}
		amount = normal(amount);
	}

	/**
	 * Read the cost that a gateway reports in a header or a field of its response.
	 * @param amount what the gateway wrote, such as {@code 1.2e-05}
	 * @param currency currency in which that gateway reports
	 * @return the cost, or empty if that is no amount
	 */
	public static Optional<Cost> reported(String amount, Currency currency) {
		if (amount.length() > MOST_CHARACTERS) {
			return Optional.empty();
		}
		try {
			BigDecimal number = new BigDecimal(amount.strip());
			return plausible(number) ? Optional.of(new Cost(number, currency, Source.PROVIDER)) : Optional.empty();
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static boolean plausible(BigDecimal number) {
		return number.signum() >= 0 && number.scale() <= MOST_DIGITS && number.scale() >= -MOST_DIGITS;
	}

	private static BigDecimal normal(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	/**
	 * Who says what a call costs.
	 */
	public enum Source {

		/**
		 * The provider or a gateway, in its response.
		 */
		PROVIDER("provider"),

		/**
		 * The configured prices.
		 */
		LOCAL("local");

		private final String word;

		Source(String word) {
			this.word = word;
		}

		/**
		 * Return the word that attributes and log fields have for the source.
		 * @return {@code provider} or {@code local}
		 */
		public String word() {
			return this.word;
		}

	}

}
