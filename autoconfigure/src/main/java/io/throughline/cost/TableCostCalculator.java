package io.throughline.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Calculates with a list of prices and tells when that cannot be done.
 */
final class TableCostCalculator implements CostCalculator {

	private final PriceList prices;

	private final Currency currency;

	private final Consumer<UnknownCost> unknown;

	TableCostCalculator(PriceList prices, Currency currency, Consumer<UnknownCost> unknown) {
		this.prices = prices;
		this.currency = currency;
		this.unknown = unknown;
	}

	@Override
	public Optional<Cost> calculate(@Nullable String provider, String model, TokenUsage usage, LocalDate day) {
		ModelPrice price = this.prices.find(provider, model, day);
		if (price == null) {
			return unknown(UnknownCost.MODEL);
		}
		BigDecimal amount = price.amount(usage);
		return (amount != null) ? Optional.of(new Cost(amount, this.currency, Cost.Source.LOCAL))
				: unknown(UnknownCost.TOKENS);
	}

	private Optional<Cost> unknown(UnknownCost reason) {
		this.unknown.accept(reason);
		return Optional.empty();
	}

}
