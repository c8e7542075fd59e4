package io.throughline.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link Cost}.
 */
class CostTests {

	private static final Currency USD = Currency.getInstance("USD");

	private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

	@Test
	void equalAmountsAreEqual() {
		Cost cost = new Cost(new BigDecimal("100.000"), USD, Cost.Source.LOCAL);
		assertThat(cost).isEqualTo(new Cost(new BigDecimal("1E+2"), USD, Cost.Source.LOCAL));
		assertThat(cost.amount()).hasToString("100");
		assertThat(cost.source().word()).isEqualTo("local");
	}

	@Test
	void isNeverNegative() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Cost(new BigDecimal("-0.01"), USD, Cost.Source.LOCAL))
			.withMessageContaining("-0.01");
	}

	@ParameterizedTest
	@CsvSource({ "0.0011, 0.0011", "1.2e-05, 0.000012", "' 0.50 ', 0.5", "0, 0",
			"3.4999999999999997e-05, 0.000034999999999999997" })
	void readsWhatAGatewayReports(String reported, BigDecimal amount) {
		assertThat(Cost.reported(reported, USD)).contains(new Cost(amount, USD, Cost.Source.PROVIDER));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "None", "-1", "NaN", "0,5", "1e999999999", "1e-999999999", "$1",
			"0.00000000000000000000000000000000000000000000000000000000000000000000001" })
	void readsNothingElse(String reported) {
		assertThat(Cost.reported(reported, USD)).isEmpty();
	}

	@Test
	void ofAGatewayWins() {
		CostCalculator calculator = (provider, model, usage, day) -> Optional
			.of(new Cost(BigDecimal.ONE, USD, Cost.Source.LOCAL));
		TokenUsage usage = new TokenUsage(1L, null, null, 1L, null);
		Cost reported = Cost.reported("0.5", USD).orElseThrow();
		assertThat(calculator.calculate(null, "any", usage, DAY, reported)).containsSame(reported);
		assertThat(calculator.calculate(null, "any", usage, DAY, null)).map((cost) -> cost.source().word())
			.contains("local");
	}

}
