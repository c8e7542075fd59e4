package io.throughline.sampling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what went wrong and what is new in full, and of the rest a share: that of the
 * first rule that matches or the default one, or that of a raise if it is higher.
 */
final class OutcomeSamplingPolicy implements SamplingPolicy {

	private final SamplingPlan plan;

	private final Canaries canaries;

	private final SamplingRaises raises;

	private final InstantSource clock;

	private final Consumer<SamplingDecision> decided;

	OutcomeSamplingPolicy(SamplingPlan plan, Canaries canaries, SamplingRaises raises, InstantSource clock,
			Consumer<SamplingDecision> decided) {
		this.plan = plan;
		this.canaries = canaries;
		this.raises = raises;
		this.clock = clock;
		this.decided = decided;
	}

	@Override
	public SamplingDecision decide(TraceFacts trace) {
		// Failed requests are among the first of a version too.
		boolean canary = this.canaries.admit(trace);
		String always = outcome(trace);
		if (always == null && canary) {
			always = "canary";
		}
		SamplingDecision decision = (always != null) ? SamplingDecision.always(always) : share(trace);
		this.decided.accept(decision);
		return decision;
	}

	private @Nullable String outcome(TraceFacts trace) {
		return switch (trace.result()) {
			case FAILED -> "error";
			case DEGRADED -> "degraded";
			case OK, CANCELLED_AFTER_SPENDING -> {
				if (trace.duration().compareTo(this.plan.slow()) >= 0) {
					yield "slow";
				}
				if (trace.result() == TraceResult.CANCELLED_AFTER_SPENDING) {
					yield "cancelled";
				}
				yield (trace.failedElsewhere()) ? "error_elsewhere" : null;
			}
		};
	}

	private SamplingDecision share(TraceFacts trace) {
		Instant now = this.clock.instant();
		SamplingRule rule = rule(trace, now);
		SamplingRatios usual = (rule != null) ? rule.ratios() : this.plan.ratios();
		SamplingRatios raised = usual.atLeast(this.raises.ratio(trace, now));
		if (raised != usual) {
			return raised.decide(trace.traceId(), "raise");
		}
		return usual.decide(trace.traceId(), (rule != null) ? rule.name() : "ratio");
	}

	private @Nullable SamplingRule rule(TraceFacts trace, Instant now) {
		for (SamplingRule rule : this.plan.rules()) {
			if (rule.isActive(now) && rule.match().matches(trace)) {
				return rule;
			}
		}
		return null;
	}

}
