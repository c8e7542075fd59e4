package io.throughline.sampling;

/**
 * How a trace ended.
 */
public enum TraceResult {

	/**
	 * As it should.
	 */
	OK,

	/**
	 * With an answer, though a step failed.
	 */
	DEGRADED,

	/**
	 * Without an answer.
	 */
	FAILED,

	/**
	 * The caller went away when a model had been paid for already.
	 */
	CANCELLED_AFTER_SPENDING

}
