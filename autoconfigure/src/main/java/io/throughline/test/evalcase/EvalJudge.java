package io.throughline.test.evalcase;

import io.throughline.evalcase.EvalCase;
import org.jspecify.annotations.Nullable;

/**
 * Judges what no rule can tell, usually by asking a model; a bean of the application or
 * of the test. It is asked once a run is over, and calls real tools if it has some.
 */
public interface EvalJudge {

	/**
	 * Return its name, such as the model's.
	 * @return the name
	 */
	String name();

	/**
	 * Return its version: of the model, and of the prompt it is asked with.
	 * @return the version
	 */
	String version();

	/**
	 * Judge an answer.
	 * @param question what is to be judged
	 * @return the verdict
	 */
	Verdict judge(Question question);

	/**
	 * What is to be judged.
	 *
	 * @param evalCase the case
	 * @param answer the answer
	 * @param rubric what is expected of it, one sentence
	 */
	record Question(EvalCase evalCase, String answer, String rubric) {
	}

	/**
	 * What the judge says.
	 *
	 * @param met whether the answer is as expected
	 * @param score how well it fits, or {@code null} if the judge gives none
	 * @param reason why, in a sentence
	 */
	record Verdict(boolean met, @Nullable Double score, String reason) {
	}

}
