package io.throughline.evalcase;

import java.util.List;
import java.util.Objects;

/**
 * What should have come out of a case: one expectation a line. <pre>
 * contains: a text
 * does not contain: a text
 * matches schema: a JSON Schema, or the name of a class path resource that holds it
 * calls: a_tool {"argument":"that the call has at least"}
 * does not call: a_tool
 * outcome: succeeded, degraded or failed
 * </pre> Any other line is a sentence for a judge.
 */
public final class Expectations {

	private final List<Expectation> checks;

	private final List<String> rubric;

	Expectations(List<Expectation> checks, List<String> rubric) {
		this.checks = List.copyOf(checks);
		this.rubric = List.copyOf(rubric);
	}

	/**
	 * Read them.
	 * @param text one expectation a line
	 * @return the expectations
	 * @throws InvalidExpectationException if a line cannot be read, or if there is none
	 */
	public static Expectations parse(String text) throws InvalidExpectationException {
		return new ExpectationReader(text).read();
	}

	/**
	 * Return what only a judge can tell.
	 * @return a sentence for each such line, in their order
	 */
	public List<String> rubric() {
		return this.rubric;
	}

	/**
	 * Return whether there is anything to check without a judge.
	 * @return whether there is
	 */
	public boolean hasChecks() {
		return !this.checks.isEmpty();
	}

	/**
	 * Compare an answer with what can be checked without a judge.
	 * @param answer the answer
	 * @return a sentence for each expectation that is not met
	 */
	public List<String> unmet(Answer answer) {
		return this.checks.stream().map((check) -> check.unmet(answer)).filter(Objects::nonNull).toList();
	}

	/**
	 * Return whether the bad answer that was recorded meets all of them: such a case
	 * proves nothing. Where a judge has to be asked, this cannot be told.
	 * @param evalCase the case
	 * @return whether it does
	 */
	public boolean areMetByTheRecordedAnswer(EvalCase evalCase) {
		return this.rubric.isEmpty() && unmet(Answer.recorded(evalCase)).isEmpty();
	}

}
