package io.throughline.redaction;

/**
 * How prompts, answers, arguments and texts of documents leave the process.
 */
public enum ContentMode {

	/**
	 * Not at all.
	 */
	NONE,

	/**
	 * Without what the redactor finds.
	 */
	REDACTED,

	/**
	 * As they are.
	 */
	RAW

}
