package io.throughline.prompt;

import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests of {@link WeightedShare}.
 */
class WeightedShareTests {

	private static final int RUNS = 1_000;

	@ParameterizedTest
	@ValueSource(doubles = { 0.02, 0.1, 0.4 })
	void estimatesTheTruthThoughAllFailuresAndOneSuccessInTenAreKept(double truth) {
		assertThat(sample(truth, 40_000, 1).value()).isCloseTo(truth, within(0.01));
		double mean = LongStream.range(0, RUNS).mapToDouble((seed) -> sample(truth, 2_000, seed).value()).sum() / RUNS;
		assertThat(mean).isCloseTo(truth, within(0.002));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.02, 0.1, 0.4 })
	void coversTheTruthInNinetyThreeOfAHundredRuns(double truth) {
		long covered = LongStream.range(0, RUNS).filter((seed) -> covers(sample(truth, 2_000, seed), truth)).count();
		assertThat(covered).isBetween(RUNS * 93L / 100, RUNS * 97L / 100);
	}

	@Test
	void isTheTextbooksIntervalWhereAllAreKept() {
		WeightedShare share = share(10, 1, 90, 1);
		assertThat(share.value()).isEqualTo(0.1);
		assertThat(share.low()).isCloseTo(0.0552, within(0.0001));
		assertThat(share.high()).isCloseTo(0.1744, within(0.0001));
	}

	@Test
	void isNoNarrowerForEqualWeights() {
		WeightedShare plain = share(10, 1, 90, 1);
		WeightedShare weighted = share(10, 10, 90, 10);
		assertThat(weighted.low()).isCloseTo(plain.low(), within(1e-9));
		assertThat(weighted.high()).isCloseTo(plain.high(), within(1e-9));
	}

	@Test
	void staysOpenWhereNothingFailed() {
		WeightedShare share = share(0, 1, 50, 10);
		assertThat(share.value()).isZero();
		assertThat(share.low()).isZero();
		assertThat(share.high()).isCloseTo(0.0713, within(0.0001));
	}

	private static boolean covers(WeightedShare share, double truth) {
		return share.low() <= truth && truth <= share.high();
	}

	private static WeightedShare sample(double truth, int requests, long seed) {
		Random random = new Random(seed);
		WeightedShare share = new WeightedShare();
		for (int i = 0; i < requests; i++) {
			boolean failed = random.nextDouble() < truth;
			if (failed || random.nextInt(10) == 0) {
				share.add(failed, failed ? 1 : 10);
			}
		}
		return share;
	}

	private static WeightedShare share(int yes, double yesWeight, int no, double noWeight) {
		WeightedShare share = new WeightedShare();
		for (int i = 0; i < yes + no; i++) {
			share.add(i < yes, (i < yes) ? yesWeight : noWeight);
		}
		return share;
	}

}
