package io.throughline.sampling;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What is kept stands for what was there, over 100,000 traces.
 */
class SamplingStatisticsTests {

	private static final int TRACES = 100_000;

	@ParameterizedTest
	@CsvSource({ "0.1, 0, 0.003", "0.1, 0.01, 0.003", "0.1, 0.01, 0.05", "0.1, 0.01, 0.4", "0.001, 0.01, 0.05",
			"0.01, 0, 0.3", "1, 0.01, 0.05" })
	void weightedFailureRateIsTheTruth(double ratio, double metadataRatio, double truth) {
		SamplingPolicy policy = Plans.policy(Plans.plan(ratio, metadataRatio));
		Random random = new Random(42);
		int failed = 0;
		double weightOfAll = 0;
		double weightOfFailed = 0;
		for (int i = 0; i < TRACES; i++) {
			boolean fails = random.nextDouble() < truth;
			SamplingDecision decision = policy.decide(trace(random, fails));
			failed += (fails) ? 1 : 0;
			if (decision.level() != SamplingLevel.DROP) {
				weightOfAll += 1 / decision.probability();
				weightOfFailed += (fails) ? 1 / decision.probability() : 0;
			}
		}
		assertThat(weightOfFailed).isEqualTo(failed);
		assertThat(weightOfFailed / weightOfAll).isCloseTo((double) failed / TRACES, within(0.01));
	}

	@Test
	void withoutWeightTheRateIsFarOff() {
		SamplingPolicy policy = Plans.policy(Plans.plan(0.1, 0));
		Random random = new Random(42);
		int kept = 0;
		int failed = 0;
		for (int i = 0; i < TRACES; i++) {
			boolean fails = random.nextDouble() < 0.05;
			if (policy.decide(trace(random, fails)).level() == SamplingLevel.FULL) {
				kept++;
				failed += (fails) ? 1 : 0;
			}
		}
		assertThat((double) failed / kept).isGreaterThan(0.3);
	}

	@ParameterizedTest
	@CsvSource({ "0.1, 0.01, 10000, 1000", "0.001, 0, 100, 0", "0, 0.01, 0, 1000", "0.5, 0.6, 50000, 50000" })
	void keepsTheShares(double ratio, double metadataRatio, int full, int metadata) {
		Map<SamplingLevel, Integer> counts = counts(ratio, metadataRatio);
		assertThat(counts.getOrDefault(SamplingLevel.FULL, 0)).isCloseTo(full, within(4 * (int) Math.sqrt(full)));
		assertThat(counts.getOrDefault(SamplingLevel.METADATA, 0)).isCloseTo(metadata,
				within(4 * (int) Math.sqrt(metadata)));
	}

	@Test
	void keepsAllAtOneAndNoneAtZero() {
		assertThat(counts(1, 0.01)).containsExactly(Map.entry(SamplingLevel.FULL, TRACES));
		assertThat(counts(0, 1)).containsExactly(Map.entry(SamplingLevel.METADATA, TRACES));
		assertThat(counts(0, 0)).containsExactly(Map.entry(SamplingLevel.DROP, TRACES));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.001, 0.1, 0.3, 0.999 })
	void aHigherRatioKeepsASuperset(double ratio) {
		Set<String> fewer = kept(ratio, 0.01, SamplingLevel.FULL);
		assertThat(fewer).isNotEmpty().isEqualTo(kept(ratio, 0, SamplingLevel.FULL));
		assertThat(kept(ratio * 1.001, 0, SamplingLevel.FULL)).containsAll(fewer);
		assertThat(kept(1, 0, SamplingLevel.FULL)).containsAll(fewer);
	}

	@Test
	void metadataIsTheNextSlice() {
		Set<String> both = kept(0.1, 0.01, SamplingLevel.FULL);
		both.addAll(kept(0.1, 0.01, SamplingLevel.METADATA));
		assertThat(both).isEqualTo(kept(0.11, 0, SamplingLevel.FULL));
	}

	private static Map<SamplingLevel, Integer> counts(double ratio, double metadataRatio) {
		SamplingPolicy policy = Plans.policy(Plans.plan(ratio, metadataRatio));
		Random random = new Random(11);
		Map<SamplingLevel, Integer> counts = new EnumMap<>(SamplingLevel.class);
		for (int i = 0; i < TRACES; i++) {
			counts.merge(policy.decide(trace(random, false)).level(), 1, Integer::sum);
		}
		return counts;
	}

	private static Set<String> kept(double ratio, double metadataRatio, SamplingLevel level) {
		SamplingPolicy policy = Plans.policy(Plans.plan(ratio, metadataRatio));
		Random random = new Random(13);
		Set<String> kept = new TreeSet<>();
		for (int i = 0; i < 20_000; i++) {
			TraceFacts trace = trace(random, false);
			if (policy.decide(trace).level() == level) {
				kept.add(trace.traceId());
			}
		}
		return kept;
	}

	private static TraceFacts trace(Random random, boolean fails) {
		return TraceBuilder.trace()
			.id(TraceBuilder.randomId(random))
			.ended((fails) ? TraceResult.FAILED : TraceResult.OK)
			.facts();
	}

}
