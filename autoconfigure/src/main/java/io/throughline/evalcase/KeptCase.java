package io.throughline.evalcase;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.throughline.store.TraceSummary;
import io.throughline.store.TraceSummary.Caller;

/**
 * An eval case as it is kept: with whom its request was for, since that may decide who
 * may see it when the request itself is no longer kept.
 *
 * @param evalCase the case
 * @param caller for whom the request was
 */
public record KeptCase(EvalCase evalCase, Caller caller) {

	boolean isNamed(String id) {
		return this.evalCase.id().equals(id);
	}

	boolean isReady() {
		return this.evalCase.expected() != null;
	}

	KeptCase expecting(String expected) {
		EvalCase it = this.evalCase;
		return new KeptCase(new EvalCase(it.id(), it.dataset(), it.traceId(), it.link(), it.created(), it.route(),
				it.input(), it.history(), it.prompt(), it.documents(), it.tools(), it.observed(), expected),
				this.caller);
	}

	/**
	 * Return what is known of the request.
	 */
	TraceSummary request() {
		EvalCase it = this.evalCase;
		return new TraceSummary(it.traceId(), it.id(), 1, it.created(), Duration.ZERO, it.observed().outcome(),
				Objects.requireNonNullElse(it.route(), ""), null, this.caller, it.route(), null,
				it.observed().failingStep(), it.observed().errorCode(), Set.of(), Set.of(), Set.of(), Map.of(), null,
				Map.of(), 0, 0, true, null);
	}

}
