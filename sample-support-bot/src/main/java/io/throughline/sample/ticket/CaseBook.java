package io.throughline.sample.ticket;

import java.util.Map;
import java.util.Optional;

import io.throughline.reference.Reference;
import io.throughline.sample.Recent;
import io.throughline.sample.TraceRef;

import org.springframework.stereotype.Component;

/**
 * What the features found out about the last 10,000 traces, in memory, so that a ticket
 * can say more than the customer does.
 */
@Component
public final class CaseBook {

	private final Recent<String, Case> cases = new Recent<>(10_000);

	/**
	 * Note what a feature knows of a trace; its earlier finding is replaced.
	 * @param trace the trace; without an id nothing is noted
	 * @param feature the name of the feature
	 * @param summary one sentence
	 * @param verdict what support can do
	 */
	public void record(TraceRef trace, String feature, String summary, Verdict verdict) {
		String traceId = trace.traceId();
		if (traceId != null) {
			this.cases.update(traceId, new Case(traceId, Map.of()),
					(known) -> known.with(feature, new Finding(summary, verdict)));
		}
	}

	Optional<Case> find(Reference reference) {
		return this.cases.values()
			.stream()
			.filter((known) -> reference.matches(known.traceId()))
			.reduce((older, newer) -> newer);
	}

}
