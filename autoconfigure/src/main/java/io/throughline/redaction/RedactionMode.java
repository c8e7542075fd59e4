package io.throughline.redaction;

/**
 * What becomes of the value of a field.
 */
public enum RedactionMode {

	/**
	 * Kept as it is.
	 */
	FULL,

	/**
	 * Kept without what the redactor finds.
	 */
	REDACT,

	/**
	 * Kept as its keyed hash: equal values stay equal.
	 */
	HASH,

	/**
	 * Not kept.
	 */
	DROP

}
