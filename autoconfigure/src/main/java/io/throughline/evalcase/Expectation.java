package io.throughline.evalcase;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is expected of an answer and can be checked without a judge.
 */
interface Expectation {

	/**
	 * Compare an answer with it.
	 * @param answer the answer
	 * @return a sentence that says what is wrong, or {@code null} if it is met
	 */
	@Nullable String unmet(Answer answer);

}
