package io.throughline.pipeline;

import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.sampling.SamplingPolicy;
import io.throughline.sampling.TraceFacts;
import io.throughline.sampling.TraceResult;
import org.jspecify.annotations.Nullable;

/**
 * Asks the sampling policy once per trace. What comes later follows, unless it failed: a
 * failure may only raise what is kept.
 */
final class TraceJudge {

	private final SamplingPolicy policy;

	private final DecisionCache decisions;

	private final PipelineCounts counts;

	TraceJudge(SamplingPolicy policy, DecisionCache decisions, PipelineCounts counts) {
		this.policy = policy;
		this.decisions = decisions;
		this.counts = counts;
	}

	@Nullable SamplingDecision known(String traceId) {
		return this.decisions.get(traceId);
	}

	/**
	 * Decide, and remember it.
	 */
	SamplingDecision decide(PendingTrace trace) {
		SamplingDecision decision = decide(trace, known(trace.traceId()));
		this.decisions.put(trace.traceId(), decision);
		return decision;
	}

	/**
	 * Keep a trace from now on.
	 */
	SamplingDecision keep(String traceId, String reason) {
		SamplingDecision decision = new SamplingDecision(SamplingLevel.FULL, 1, reason);
		this.decisions.put(traceId, decision);
		return decision;
	}

	private SamplingDecision decide(PendingTrace trace, @Nullable SamplingDecision before) {
		if (before != null && isFinal(before)) {
			return before;
		}
		TraceFacts facts = TraceFactsReader.read(trace);
		if (before != null && facts.result() == TraceResult.OK && !facts.failedElsewhere()) {
			return before;
		}
		SamplingDecision own = ask(facts);
		if (trace.keptFor() != null && own.level() != SamplingLevel.FULL) {
			own = new SamplingDecision(SamplingLevel.FULL, 1, trace.keptFor());
		}
		return (before == null || own.level().compareTo(before.level()) <= 0) ? own : before;
	}

	private SamplingDecision ask(TraceFacts facts) {
		try {
			return this.policy.decide(facts);
		}
		catch (Throwable ex) {
			this.counts.failed(Part.POLICY, ex);
			return new SamplingDecision(SamplingLevel.FULL, 1, "policy_failed");
		}
	}

	private static boolean isFinal(SamplingDecision decision) {
		return decision.level() == SamplingLevel.FULL && decision.probability() >= 1;
	}

}
