package io.throughline.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link TableCostCalculator} with worked examples.
 */
class TableCostCalculatorTests {

	private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

	private static final TokenUsage MILLION = new TokenUsage(1_000_000L, null, null, 0L, null);

	private final List<UnknownCost> unknown = new ArrayList<>();

	private final List<CostProperties.Price> prices = new ArrayList<>();

	@Test
	void pricesLikeOpenAi() {
		price("gpt", null, null, "0.40", "0.10", null, "1.60", null);
		// 56 * 0.40 + 64 * 0.10 + 30 * 1.60 = 76.8 per million
		assertThat(amount("openai", "gpt", new TokenUsage(120L, 64L, null, 30L, 12L))).isEqualTo("0.0000768");
	}

	@Test
	void pricesReasoningOfItsOwn() {
		price("gpt", null, null, "0.40", "0.10", null, "1.60", "2.00");
		// 56 * 0.40 + 64 * 0.10 + 18 * 1.60 + 12 * 2.00 = 81.6 per million
		assertThat(amount("openai", "gpt", new TokenUsage(120L, 64L, null, 30L, 12L))).isEqualTo("0.0000816");
	}

	@Test
	void pricesLikeAnthropic() {
		price("claude", null, null, "3", "0.30", "3.75", "15", null);
		// 56 * 3 + 64 * 0.30 + 5 * 3.75 + 30 * 15 = 655.95 per million
		assertThat(amount("anthropic", "claude", TokenUsage.ofSeparateCache(56L, 64L, 5L, 30L)))
			.isEqualTo("0.00065595");
	}

	@Test
	void isExact() {
		price("tiny", null, null, "0.000000000000000001", null, null, "0.1", null);
		assertThat(amount(null, "tiny", new TokenUsage(1L, null, null, 3L, null)))
			.isEqualTo("0.000000300000000000000001");
		assertThat(amount(null, "tiny", new TokenUsage(0L, null, null, Long.MAX_VALUE, null)))
			.isEqualTo("922337203685.4775807");
	}

	@Test
	void needsOnlyCountsThatHaveAPriceOfTheirOwn() {
		price("plain", null, null, "1", "1.0", null, "2", null);
		price("embedding", null, null, "1", null, null, "0", null);
		assertThat(amount(null, "plain", new TokenUsage(10L, null, null, 10L, null))).isEqualTo("0.00003");
		assertThat(amount(null, "embedding", new TokenUsage(10L, null, null, null, null))).isEqualTo("0.00001");
		assertThat(this.unknown).isEmpty();
	}

	@Test
	void givesNoNumberForAnUnknownCount() {
		price("gpt", null, null, "0.40", "0.10", "0.50", "1.60", "2.00");
		assertThat(amount(null, "gpt", new TokenUsage(null, 0L, 0L, 30L, 12L))).isNull();
		assertThat(amount(null, "gpt", new TokenUsage(120L, null, 0L, 30L, 12L))).isNull();
		assertThat(amount(null, "gpt", new TokenUsage(120L, 64L, null, 30L, 12L))).isNull();
		assertThat(amount(null, "gpt", new TokenUsage(120L, 64L, 0L, null, null))).isNull();
		assertThat(amount(null, "gpt", new TokenUsage(120L, 64L, 0L, 30L, null))).isNull();
		assertThat(amount(null, "gpt", new TokenUsage(56L, 64L, 0L, 30L, 12L))).isNull();
		assertThat(this.unknown).hasSize(6).containsOnly(UnknownCost.TOKENS);
	}

	@Test
	void givesNoNumberForAnUnknownModel() {
		price("gpt-4.1", null, null, "2", null, null, "8", null);
		price("claude-*", "anthropic", null, "3", null, null, "15", null);
		assertThat(amount(null, "gpt-4.1-mini", MILLION)).isNull();
		assertThat(amount(null, "GPT-4.1", MILLION)).isNull();
		assertThat(amount("bedrock", "claude-x", MILLION)).isNull();
		assertThat(amount(null, "claude-x", MILLION)).isNull();
		assertThat(amount(null, "", MILLION)).isNull();
		assertThat(this.unknown).hasSize(5).containsOnly(UnknownCost.MODEL);
	}

	@Test
	void takesTheNewestPriceThatHasBegun() {
		price("gpt", null, "2026-04-01", "4", null, null, "0", null);
		price("gpt", null, "2026-02-01", "2", null, null, "0", null);
		price("gpt", null, "2026-03-01", "3", null, null, "0", null);
		assertThat(amount(null, "gpt", MILLION)).isEqualTo("3");
		assertThat(amount(null, "gpt", MILLION, DAY.minusDays(1))).isEqualTo("2");
		assertThat(amount(null, "gpt", MILLION, DAY.plusYears(1))).isEqualTo("4");
		assertThat(amount(null, "gpt", MILLION, DAY.minusYears(1))).isNull();
		assertThat(this.unknown).containsExactly(UnknownCost.MODEL);
	}

	@Test
	void takesTheMostFittingPrice() {
		price("*", null, null, "1", null, null, "0", null);
		price("gpt-*", null, null, "2", null, null, "0", null);
		price("gpt-4.1*", null, null, "3", null, null, "0", null);
		price("gpt-4.1*", "azure", null, "4", null, null, "0", null);
		price("gpt-4.1-mini", null, "2026-03-01", "5", null, null, "0", null);
		assertThat(amount(null, "mistral", MILLION)).isEqualTo("1");
		assertThat(amount(null, "gpt-5", MILLION)).isEqualTo("2");
		assertThat(amount("openai", "gpt-4.1", MILLION)).isEqualTo("3");
		assertThat(amount("azure", "gpt-4.1", MILLION)).isEqualTo("4");
		assertThat(amount("azure", "gpt-4.1-mini", MILLION)).isEqualTo("5");
		assertThat(amount("azure", "gpt-4.1-mini", MILLION, DAY.minusDays(1))).isEqualTo("4");
	}

	@Test
	void saysWhoseNumberItIs() {
		price("gpt", null, null, "2", null, null, "8", null);
		Cost cost = calculator().calculate(null, "gpt", MILLION, DAY).orElseThrow();
		assertThat(cost).isEqualTo(new Cost(new BigDecimal(2), Currency.getInstance("KZT"), Cost.Source.LOCAL));
	}

	private @Nullable String amount(@Nullable String provider, String model, TokenUsage usage) {
		return amount(provider, model, usage, DAY);
	}

	private @Nullable String amount(@Nullable String provider, String model, TokenUsage usage, LocalDate day) {
		return calculator().calculate(provider, model, usage, day)
			.map((cost) -> cost.amount().toPlainString())
			.orElse(null);
	}

	private CostCalculator calculator() {
		ConfiguredPrices configured = new ConfiguredPrices(new CostProperties("KZT", this.prices));
		return new TableCostCalculator(configured.list(), configured.currency(), this.unknown::add);
	}

	private void price(String model, @Nullable String provider, @Nullable String from, @Nullable String... prices) {
		List<@Nullable BigDecimal> numbers = Arrays.stream(prices)
			.map((price) -> (price != null) ? new BigDecimal(price) : null)
			.toList();
		this.prices.add(new CostProperties.Price(model, provider, from, numbers.get(0), numbers.get(1), numbers.get(2),
				numbers.get(3), numbers.get(4)));
	}

}
