package io.throughline.store;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What traces can be searched by.
 */
public enum Facet {

	/**
	 * The tenant.
	 */
	TENANT,

	/**
	 * The conversation.
	 */
	SESSION,

	/**
	 * The keyed hash of the user id.
	 */
	USER,

	/**
	 * The route pattern.
	 */
	ROUTE,

	/**
	 * The scenario.
	 */
	SCENARIO,

	/**
	 * How the request ended.
	 */
	OUTCOME,

	/**
	 * The step that failed first.
	 */
	FAILING_STEP,

	/**
	 * The short cause.
	 */
	ERROR_CODE,

	/**
	 * A model that was asked for or that answered.
	 */
	MODEL,

	/**
	 * The name of a prompt.
	 */
	PROMPT,

	/**
	 * The version of a prompt, as {@code name@version}, or {@code version} where it has
	 * no name.
	 */
	PROMPT_VERSION;

	/**
	 * Return what a trace has here.
	 * @param trace the trace
	 * @return the values, none if it has none
	 */
	public Set<String> of(TraceSummary trace) {
		return switch (this) {
			case TENANT -> one(trace.caller().tenant());
			case SESSION -> one(trace.caller().session());
			case USER -> one(trace.caller().userHash());
			case ROUTE -> one(trace.route());
			case SCENARIO -> one(trace.scenario());
			case OUTCOME -> one(trace.outcome());
			case FAILING_STEP -> one(trace.failingStep());
			case ERROR_CODE -> one(trace.errorCode());
			case MODEL -> trace.models();
			case PROMPT -> trace.prompts();
			case PROMPT_VERSION -> trace.promptVersions();
		};
	}

	private static Set<String> one(@Nullable String value) {
		return (value != null) ? Set.of(value) : Set.of();
	}

}
