package io.throughline.sampling;

/**
 * Decides which finished traces are kept. A bean of the application replaces the default
 * one, and with it the {@code sampling} endpoint.
 */
@FunctionalInterface
public interface SamplingPolicy {

	/**
	 * Decide on a trace. Called by several threads at once; must neither block nor throw.
	 * @param trace what is known of the trace
	 * @return the decision
	 */
	SamplingDecision decide(TraceFacts trace);

}
