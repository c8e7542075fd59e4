package io.throughline.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Prices of the tokens of one model. A part of the tokens, such as those read from the
 * cache, is charged as the difference between its own price and the price of the total,
 * so that a part without a price of its own need not be known.
 */
final class ModelPrice {

	private static final int MILLION = 6;

	private final List<Charge> charges = new ArrayList<>();

	/**
	 * Create prices in units of the currency per million tokens.
	 * @param input price of input
	 * @param cachedInput price of input read from the cache, or {@code null} if it is
	 * that of input
	 * @param cacheWrite price of input written to the cache, or {@code null} if it is
	 * that of input
	 * @param output price of output
	 * @param reasoning price of reasoning, or {@code null} if it is that of output
	 */
	ModelPrice(BigDecimal input, @Nullable BigDecimal cachedInput, @Nullable BigDecimal cacheWrite, BigDecimal output,
			@Nullable BigDecimal reasoning) {
		charge(input, TokenUsage::input);
		charge(output, TokenUsage::output);
		chargePart(cachedInput, input, TokenUsage::cachedInput);
		chargePart(cacheWrite, input, TokenUsage::cacheWrite);
		chargePart(reasoning, output, TokenUsage::reasoning);
	}

	/**
	 * Return what a usage costs, exactly: the scale is at most that of the prices and six
	 * more.
	 * @param usage tokens used
	 * @return the amount, or {@code null} if a count that matters is unknown
	 */
	@Nullable BigDecimal amount(TokenUsage usage) {
		BigDecimal amount = BigDecimal.ZERO;
		for (Charge charge : this.charges) {
			Long tokens = charge.tokens().apply(usage);
			if (tokens == null) {
				return null;
			}
			amount = amount.add(charge.perToken().multiply(BigDecimal.valueOf(tokens)));
		}
		return amount;
	}

	private void chargePart(@Nullable BigDecimal price, BigDecimal total, Function<TokenUsage, @Nullable Long> tokens) {
		if (price != null) {
			charge(price.subtract(total), tokens);
		}
	}

	private void charge(BigDecimal price, Function<TokenUsage, @Nullable Long> tokens) {
		if (price.signum() != 0) {
			this.charges.add(new Charge(price.movePointLeft(MILLION), tokens));
		}
	}

	/**
	 * A price of one token that is not zero, and the tokens it is charged for.
	 */
	private record Charge(BigDecimal perToken, Function<TokenUsage, @Nullable Long> tokens) {
	}

}
