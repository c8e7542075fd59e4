package io.throughline.incident;

import java.io.Serial;

/**
 * Leads straight to a problem as the answer.
 */
public final class ProblemException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	/**
	 * Create it.
	 * @param problem the answer
	 */
	public ProblemException(Problem problem) {
		super(problem.detail());
		this.problem = problem;
	}

	Problem problem() {
		return this.problem;
	}

}
