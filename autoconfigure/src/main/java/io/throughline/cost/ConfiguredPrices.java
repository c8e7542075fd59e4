package io.throughline.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Reads prices from the configuration and refuses those that cannot be right.
 */
final class ConfiguredPrices {

	private static final String CURRENCY = "throughline.cost.currency";

	private static final String PRICES = "throughline.cost.prices";

	private final CostProperties properties;

	ConfiguredPrices(CostProperties properties) {
		this.properties = properties;
	}

	Currency currency() {
		try {
			return Currency.getInstance(this.properties.currency());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(CURRENCY, this.properties.currency(),
					"it must be an ISO 4217 code in capitals such as 'USD'");
		}
	}

	PriceList list() {
		List<PriceList.Entry> entries = new ArrayList<>();
		Map<List<@Nullable Object>, String> keys = new HashMap<>();
		for (CostProperties.Price price : this.properties.prices()) {
			String key = PRICES + "[" + entries.size() + "]";
			PriceList.Entry entry = entry(key, price);
			String twin = keys.putIfAbsent(Arrays.asList(entry.model(), entry.provider(), entry.from()), key);
			if (twin != null) {
				throw new InvalidConfigurationPropertyValueException(key + ".model", entry.model(), "it repeats " + twin
						+ ": remove one of them or give them different values of 'from' or 'provider'");
			}
			entries.add(entry);
		}
		return new PriceList(entries);
	}

	private static PriceList.Entry entry(String key, CostProperties.Price price) {
		String model = model(key + ".model", price.model());
		BigDecimal input = required(key, "input", model, price.input());
		BigDecimal output = required(key, "output", model, price.output());
		ModelPrice tokens = new ModelPrice(input, notNegative(key + ".cached-input", price.cachedInput()),
				notNegative(key + ".cache-write", price.cacheWrite()), output,
				notNegative(key + ".reasoning", price.reasoning()));
		String provider = StringUtils.hasText(price.provider()) ? price.provider() : null;
		return new PriceList.Entry(model, provider, from(key + ".from", price.from()), tokens);
	}

	private static String model(String key, @Nullable String model) {
		if (!StringUtils.hasText(model)) {
			throw new InvalidConfigurationPropertyValueException(key, model,
					"it must be the name of a model, or its beginning followed by '*'");
		}
		int star = model.indexOf('*');
		if (star >= 0 && star < model.length() - 1) {
			throw new InvalidConfigurationPropertyValueException(key, model,
					"it may have '*' only once and at its end: name the models one by one");
		}
		return model;
	}

	private static BigDecimal required(String key, String name, String model, @Nullable BigDecimal price) {
		BigDecimal checked = notNegative(key + "." + name, price);
		if (checked == null) {
			// Named after the model: a key that is not there has no origin to show.
			throw new InvalidConfigurationPropertyValueException(key + ".model", model,
					"it has no '" + name + "': add " + key + "." + name + ", the price of a million tokens, or 0");
		}
		return checked;
	}

	private static @Nullable BigDecimal notNegative(String key, @Nullable BigDecimal price) {
		if (price != null && price.signum() < 0) {
			throw new InvalidConfigurationPropertyValueException(key, price,
					"it must be the price of a million tokens, 0 or more");
		}
		return price;
	}

	private static LocalDate from(String key, @Nullable String from) {
		try {
			return StringUtils.hasText(from) ? LocalDate.parse(from.strip()) : LocalDate.MIN;
		}
		catch (DateTimeParseException ex) {
			throw new InvalidConfigurationPropertyValueException(key, from,
					"it must be a day written as year-month-day, such as '2026-03-01'");
		}
	}

}
