package io.throughline.test.evalcase;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.evalcase.EvalCase;
import org.jspecify.annotations.Nullable;

/**
 * How a run went.
 *
 * @param version the version of the prompt
 * @param state in one word
 * @param unmet a sentence for each expectation that is not met
 * @param notes what else is to be known
 * @param judged the lines of the rubric
 * @param answer the answer, or {@code null} if there was none
 * @param usage what answering took
 */
record RunResult(String version, State state, List<String> unmet, List<String> notes, List<JudgedLine> judged,
		@Nullable String answer, Usage usage) {

	RunResult {
		unmet = List.copyOf(unmet);
		notes = List.copyOf(notes);
		judged = List.copyOf(judged);
	}

	static RunResult notRun(EvalRun run, State state) {
		return new RunResult(run.version().label(), state, List.of(), List.of(), List.of(), null, Usage.NONE);
	}

	/**
	 * Say all of it, beginning with the case.
	 */
	String describe(EvalCase evalCase) {
		StringBuilder text = new StringBuilder(name(evalCase)).append(" is ")
			.append(this.state)
			.append(" on ")
			.append(this.version)
			.append(':');
		this.unmet.forEach((line) -> text.append("\n- ").append(line));
		this.notes.forEach((line) -> text.append("\n- ").append(line));
		this.judged.forEach((line) -> text.append("\n- ").append(line));
		return text.append("\nThe answer was: ").append(this.answer).toString();
	}

	static String name(EvalCase evalCase) {
		return (evalCase.link() != null) ? evalCase.id() + " (" + evalCase.link() + ")" : evalCase.id();
	}

	/**
	 * How a run went, in one word.
	 */
	enum State {

		/**
		 * All expectations are met.
		 */
		MET,

		/**
		 * Some are not.
		 */
		NOT_MET,

		/**
		 * Nobody has said what is expected.
		 */
		DRAFT,

		/**
		 * The recorded bad answer meets all of them too.
		 */
		PROVES_NOTHING,

		/**
		 * Only a judge can tell the recorded bad answer from a good one, and there is
		 * none.
		 */
		NEEDS_A_JUDGE;

		@Override
		@JsonValue
		public String toString() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

}
