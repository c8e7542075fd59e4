package io.throughline.test.evalcase;

import org.jspecify.annotations.Nullable;

/**
 * A line of a rubric and what the judge said to it.
 *
 * @param rubric the line
 * @param rubricVersion the version of all lines of the case, the same as long as they are
 * @param judge name of the judge, or {@code null} if there is none
 * @param judgeVersion version of the judge, or {@code null} if there is none
 * @param verdict what it said, or {@code null} if the line was not judged
 */
record JudgedLine(String rubric, String rubricVersion, @Nullable String judge, @Nullable String judgeVersion,
		EvalJudge.@Nullable Verdict verdict) {

	boolean isUnmet() {
		return this.verdict != null && !this.verdict.met();
	}

	@Override
	public String toString() {
		if (this.verdict == null) {
			return "Not judged: " + this.rubric;
		}
		return (this.verdict.met() ? "Met: " : "Not met: ") + this.rubric + " " + this.verdict.reason() + " ("
				+ this.judge + " " + this.judgeVersion + ", rubric " + this.rubricVersion + ")";
	}

}
