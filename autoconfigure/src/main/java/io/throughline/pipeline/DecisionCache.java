package io.throughline.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

import io.throughline.sampling.SamplingDecision;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of the traces that were seen last, for the spans that come late.
 */
final class DecisionCache {

	// A trace id, a decision and an entry of the map.
	private static final long ENTRY_BYTES = 300;

	private final Map<String, SamplingDecision> decisions = new LinkedHashMap<>(16, 0.75f, true);

	private final ByteBudget memory;

	private final long most;

	DecisionCache(ByteBudget memory) {
		this.memory = memory;
		this.most = memory.limit() / 16 / ENTRY_BYTES;
	}

	@Nullable SamplingDecision get(String traceId) {
		return this.decisions.get(traceId);
	}

	void put(String traceId, SamplingDecision decision) {
		if (this.decisions.put(traceId, decision) != null) {
			return;
		}
		if (this.decisions.size() > this.most) {
			this.decisions.remove(this.decisions.keySet().iterator().next());
		}
		else {
			this.memory.resize(0, ENTRY_BYTES);
		}
	}

}
