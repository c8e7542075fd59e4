package io.throughline.step;

import java.math.BigDecimal;
import java.util.Currency;

import io.throughline.cost.Cost;
import org.jspecify.annotations.Nullable;

/**
 * A sum of costs, exactly. It is not known once one of them is not, or they are of
 * several currencies. Not safe for several threads.
 */
final class CostSum {

	private BigDecimal amount = BigDecimal.ZERO;

	private @Nullable Currency currency;

	private boolean unknown;

	/**
	 * Add a cost.
	 * @param cost the cost, or {@code null} if it is not known
	 */
	void add(@Nullable Cost cost) {
		if (cost == null || (this.currency != null && !this.currency.equals(cost.currency()))) {
			this.unknown = true;
			return;
		}
		this.currency = cost.currency();
		this.amount = this.amount.add(cost.amount());
	}

	/**
	 * Return the sum.
	 * @return the sum, or {@code null} if it is not known or nothing was added
	 */
	@Nullable Double amount() {
		return (currency() != null) ? this.amount.doubleValue() : null;
	}

	/**
	 * Return the currency of the sum.
	 * @return the ISO 4217 code, or {@code null} if there is no sum
	 */
	@Nullable String currency() {
		return (this.currency != null && !this.unknown) ? this.currency.getCurrencyCode() : null;
	}

}
