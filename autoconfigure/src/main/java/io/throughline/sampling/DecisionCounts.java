package io.throughline.sampling;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many decisions there were, by level and reason. There are only as many reasons as
 * rules and words of ours.
 */
final class DecisionCounts {

	private final Map<SamplingLevel, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();

	void add(SamplingDecision decision) {
		this.counts.computeIfAbsent(decision.level(), (level) -> new ConcurrentHashMap<>())
			.computeIfAbsent(decision.reason(), (reason) -> new LongAdder())
			.increment();
	}

	Map<String, Map<String, Long>> byLevelAndReason() {
		Map<String, Map<String, Long>> result = new TreeMap<>();
		this.counts.forEach((level, reasons) -> {
			Map<String, Long> numbers = new TreeMap<>();
			reasons.forEach((reason, number) -> numbers.put(reason, number.sum()));
			result.put(level.name().toLowerCase(Locale.ROOT), numbers);
		});
		return result;
	}

}
