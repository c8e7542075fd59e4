package io.throughline.sampling;

import java.time.Duration;
import java.util.List;

/**
 * What the configuration says.
 *
 * @param slow duration from which on a trace is slow
 * @param ratios shares of the traces that no rule matches
 * @param rules rules, the first that matches holds
 */
record SamplingPlan(Duration slow, SamplingRatios ratios, List<SamplingRule> rules) {

	SamplingPlan {
		rules = List.copyOf(rules);
	}

}
