package io.throughline.evalcase;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The request has an outcome.
 *
 * @param outcome the outcome
 */
record OutcomeExpectation(String outcome) implements Expectation {

	static final Set<String> OUTCOMES = Set.of("succeeded", "degraded", "failed");

	@Override
	public @Nullable String unmet(Answer answer) {
		return this.outcome.equals(answer.outcome()) ? null : "The outcome is "
				+ ((answer.outcome() != null) ? answer.outcome() : "not known") + " instead of " + this.outcome + ".";
	}

}
