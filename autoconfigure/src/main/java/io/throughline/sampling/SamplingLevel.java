package io.throughline.sampling;

/**
 * How much of a trace is kept.
 */
public enum SamplingLevel {

	/**
	 * All of it.
	 */
	FULL,

	/**
	 * What happened when, but no content.
	 */
	METADATA,

	/**
	 * Nothing.
	 */
	DROP

}
