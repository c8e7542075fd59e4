package io.throughline.sampling;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests of {@link Randomness}.
 */
class RandomnessTests {

	@Test
	void isTheLast56BitsOfTheId() {
		assertThat(Randomness.of("4bf92f3577b34da6a3ce929d0e0e4736")).isEqualTo(0xce929d0e0e4736L);
		assertThat(Randomness.of("00000000000000000000000100000000")).isEqualTo(0x00000100000000L);
	}

	/**
	 * Thresholds as OpenTelemetry's {@code ot=th:} spells them, filled up with zeros.
	 */
	@ParameterizedTest
	@CsvSource({ "1, 0", "0.5, 80000000000000", "0.25, c0000000000000", "0.1, e6666666666666", "0.01, fd70a3d70a3d71",
			"0, 100000000000000" })
	void comparesWithOpenTelemetrysThreshold(double ratio, String threshold) {
		// A double has 53 bits.
		assertThat(Randomness.threshold(ratio)).isCloseTo(Long.parseLong(threshold, 16), within(8L));
	}

	@Test
	void takesTheSameOfA64BitIdHoweverLongItIsSpelled() {
		assertThat(Randomness.of("a3ce929d0e0e4736")).isEqualTo(Randomness.of("0000000000000000a3ce929d0e0e4736"));
	}

	@Test
	void keepsTheRatioOfIdsWhoseEndIsNotRandom() {
		Random random = new Random(7);
		keepsATenth((number) -> String.format("%016x0000000000000000", random.nextLong()));
		keepsATenth((number) -> String.format("%032x", number));
		keepsATenth((number) -> "request-" + number);
	}

	@Test
	void keepsTheRatioOfPaddedIds() {
		Random random = new Random(8);
		keepsATenth((number) -> String.format("0000000000000000%016x", random.nextLong()));
		keepsATenth((number) -> String.format("%08x%08x%016x", 1_700_000_000 + number, number, random.nextLong()));
	}

	private static void keepsATenth(IntFunction<String> ids) {
		long threshold = Randomness.threshold(0.1);
		long kept = IntStream.range(0, 100_000).mapToObj(ids).filter((id) -> Randomness.of(id) >= threshold).count();
		// Three standard deviations are 285.
		assertThat(kept).isBetween(9_600L, 10_400L);
	}

}
