package io.throughline.incident;

import java.time.Duration;
import java.time.Instant;

import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a trace, for those that draw conclusions.
 *
 * @param summary its summary
 * @param tree its spans
 * @param attempts what was tried again
 * @param failures what failed
 * @param deliveries what became of its messages
 * @param outcome how it ended, as far as it did
 */
record Findings(TraceSummary summary, SpanTree tree, Attempts attempts, Failures failures, Deliveries deliveries,
		String outcome) {

	/**
	 * Nothing that runs is silent for longer, and no retry takes longer to come.
	 */
	static final Duration QUIET = Duration.ofMinutes(15);

	static Findings of(TraceSummary summary, SpanTree tree, Instant now) {
		Attempts attempts = new Attempts(tree);
		Deliveries deliveries = new Deliveries(tree, now);
		return new Findings(summary, tree, attempts, new Failures(tree, attempts), deliveries,
				outcome(summary, tree, deliveries, now.minus(QUIET)));
	}

	private static String outcome(TraceSummary summary, SpanTree tree, Deliveries deliveries, Instant quiet) {
		boolean silent = summary.start().plus(summary.duration()).isBefore(quiet);
		if (summary.outcome().equals(ReadSpan.RUNNING)) {
			return silent ? "abandoned" : tree.first().span().isRunning() ? ReadSpan.RUNNING : "waiting";
		}
		boolean failed = summary.outcome().equals("failed");
		return (!failed && deliveries.isPending(quiet)) ? "waiting" : summary.outcome();
	}

	@Nullable ReadSpan first() {
		return this.failures.first();
	}

}
