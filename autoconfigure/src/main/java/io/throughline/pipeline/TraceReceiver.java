package io.throughline.pipeline;

/**
 * Gets every trace that is kept, redacted, with as much content as
 * {@code throughline.content.store} says. All beans of this type are called, on the
 * pipeline's thread: what blocks there costs spans, never a request.
 */
public interface TraceReceiver {

	/**
	 * Receive a trace, or spans that came after the rest of it.
	 * @param trace the trace
	 */
	void receive(FinishedTrace trace);

	/**
	 * Hear that sampling dropped a trace. It is received all the same where a failure
	 * that comes later brings it back.
	 * @param traceId the trace id
	 */
	default void dropped(String traceId) {
	}

}
