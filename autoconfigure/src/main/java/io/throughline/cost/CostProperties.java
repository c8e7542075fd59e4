package io.throughline.cost;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What models cost.
 *
 * @param currency Currency of the prices, as its ISO 4217 code.
 * @param prices Prices per million tokens, each with "model", "input" and "output" and,
 * where they differ, "provider", "from", "cached-input", "cache-write" and "reasoning".
 */
@ConfigurationProperties("throughline.cost")
record CostProperties(@DefaultValue("USD") String currency, @DefaultValue List<Price> prices) {

	CostProperties {
		prices = List.copyOf(prices);
	}

	/**
	 * Price of a model from a day on.
	 *
	 * @param model Name of the model, or its beginning followed by "*".
	 * @param provider Provider of the model. All by default.
	 * @param from First day of the price, such as "2026-03-01". Always by default.
	 * @param input Price of a million tokens of input.
	 * @param cachedInput Price of a million tokens of input read from the provider's
	 * cache. That of input by default.
	 * @param cacheWrite Price of a million tokens of input written to the provider's
	 * cache. That of input by default.
	 * @param output Price of a million tokens of output.
	 * @param reasoning Price of a million tokens of reasoning. That of output by default.
	 */
	record Price(@Nullable String model, @Nullable String provider, @Nullable String from, @Nullable BigDecimal input,
			@Nullable BigDecimal cachedInput, @Nullable BigDecimal cacheWrite, @Nullable BigDecimal output,
			@Nullable BigDecimal reasoning) {
	}

}
