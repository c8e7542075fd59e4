package io.throughline.sample.ticket;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that is known of one trace.
 *
 * @param traceId the trace id
 * @param findings the latest finding of each feature
 */
record Case(String traceId, Map<String, Finding> findings) {

	Case with(String feature, Finding finding) {
		Map<String, Finding> all = new TreeMap<>(this.findings);
		all.put(feature, finding);
		return new Case(this.traceId, Map.copyOf(all));
	}

	String summary() {
		return new TreeMap<>(this.findings).values().stream().map(Finding::summary).collect(Collectors.joining(". "));
	}

	Verdict verdict() {
		return this.findings.values()
			.stream()
			.map(Finding::verdict)
			.max(Verdict::compareTo)
			.orElse(Verdict.ASK_ENGINEERING);
	}

}
