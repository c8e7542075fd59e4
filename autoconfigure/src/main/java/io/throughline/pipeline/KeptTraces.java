package io.throughline.pipeline;

/**
 * Keeps a trace whatever its own half says: the other side of a call knows better. It may
 * be told before the trace is decided, and for a while after.
 */
public interface KeptTraces {

	/**
	 * Keep a trace in full.
	 * @param traceId the trace id
	 * @param reason one word
	 */
	void keep(String traceId, String reason);

}
