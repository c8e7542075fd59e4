package io.throughline.evalcase;

import java.time.Instant;

import io.throughline.evalcase.EvalCase.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of an eval case: metadata only.
 *
 * @param dataset name of the data set
 * @param id its id, the reference of the incident
 * @param traceId the trace id
 * @param status {@code draft} or {@code ready}
 * @param created when it was made
 * @param route route of the request
 * @param outcome outcome of the request
 * @param failingStep the step that failed first
 * @param prompt the prompt as {@code name@version}
 */
record EvalCaseLine(String dataset, String id, String traceId, String status, Instant created, @Nullable String route,
		String outcome, @Nullable String failingStep, @Nullable String prompt) {

	static EvalCaseLine of(KeptCase kept) {
		EvalCase it = kept.evalCase();
		return new EvalCaseLine(it.dataset(), it.id(), it.traceId(), CaseStatus.of(kept).word(), it.created(),
				it.route(), it.observed().outcome(), it.observed().failingStep(), prompt(it.prompt()));
	}

	private static @Nullable String prompt(@Nullable Prompt prompt) {
		if (prompt == null) {
			return null;
		}
		return (prompt.version() != null) ? prompt.name() + "@" + prompt.version() : prompt.name();
	}

}
