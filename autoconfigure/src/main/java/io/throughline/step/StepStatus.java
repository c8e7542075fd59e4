package io.throughline.step;

import java.util.Locale;

/**
 * How a step ended, in one word.
 */
public enum StepStatus {

	/**
	 * It did what it should.
	 */
	OK(false),

	/**
	 * It took too long.
	 */
	TIMEOUT(true),

	/**
	 * The other side had too much to do.
	 */
	RATE_LIMITED(true),

	/**
	 * It was asked for something wrong.
	 */
	VALIDATION_ERROR(true),

	/**
	 * The model, index or store failed.
	 */
	PROVIDER_ERROR(true),

	/**
	 * The tool failed.
	 */
	TOOL_ERROR(true),

	/**
	 * Nothing was found; that is an answer, not a failure.
	 */
	RETRIEVAL_EMPTY(false),

	/**
	 * The answer could not be read.
	 */
	PARSER_ERROR(true),

	/**
	 * Nobody waits for it any more; not a failure.
	 */
	CANCELLED(false),

	/**
	 * It was given up and put aside.
	 */
	DEAD_LETTERED(true);

	private final boolean failed;

	private final String word = name().toLowerCase(Locale.ROOT);

	StepStatus(boolean failed) {
		this.failed = failed;
	}

	/**
	 * Return whether the step failed, so that its span is in error.
	 * @return whether it failed
	 */
	public boolean isFailed() {
		return this.failed;
	}

	/**
	 * Return the status in one lower-case word, as spans, lines and metrics have it.
	 * @return the word
	 */
	public String word() {
		return this.word;
	}

}
