package io.throughline.session;

import java.math.BigDecimal;

import io.throughline.incident.Totals;
import org.jspecify.annotations.Nullable;

/**
 * What a session cost up to a turn, as far as that is known and in one currency.
 */
final class Spending {

	private @Nullable BigDecimal sum;

	private @Nullable String currency;

	private boolean mixed;

	void add(Totals turn) {
		if (turn.cost() == null || turn.currency() == null) {
			return;
		}
		this.mixed |= this.currency != null && !this.currency.equals(turn.currency());
		this.currency = turn.currency();
		BigDecimal cost = new BigDecimal(turn.cost());
		this.sum = (this.sum != null) ? this.sum.add(cost) : cost;
	}

	@Nullable String sum() {
		return (this.sum != null && !this.mixed) ? this.sum.stripTrailingZeros().toPlainString() : null;
	}

	@Nullable String currency() {
		return this.mixed ? null : this.currency;
	}

}
