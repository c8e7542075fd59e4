package io.throughline.sampling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.throughline.sampling.TraceMatch.Part;
import org.jspecify.annotations.Nullable;

/**
 * Plans and policies for tests.
 */
final class Plans {

	private Plans() {
	}

	static SamplingPlan plan(double ratio, double metadataRatio, SamplingRule... rules) {
		return new SamplingPlan(Duration.ofSeconds(10), new SamplingRatios(ratio, metadataRatio), List.of(rules));
	}

	static SamplingRule rule(String name, TraceMatch match, double ratio, @Nullable Instant until) {
		return new SamplingRule(name, match, new SamplingRatios(ratio, 0), until);
	}

	static TraceMatch match(Object... pairs) {
		Map<Part, @Nullable String> values = new EnumMap<>(Part.class);
		for (int i = 0; i < pairs.length; i += 2) {
			values.put((Part) pairs[i], (String) pairs[i + 1]);
		}
		return new TraceMatch(values);
	}

	static SamplingPolicy policy(SamplingPlan plan) {
		InstantSource clock = InstantSource.system();
		return new OutcomeSamplingPolicy(plan, new Canaries(0, Duration.ZERO, clock), new SamplingRaises(), clock,
				(decision) -> {
				});
	}

}
