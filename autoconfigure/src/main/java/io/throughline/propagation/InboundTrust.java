package io.throughline.propagation;

import org.jspecify.annotations.Nullable;

/**
 * What is believed of an incoming request, by who sent it.
 */
public interface InboundTrust {

	/**
	 * Return whether the caller may name the trace.
	 * @param caller IP address, or {@code null} if it is not known
	 * @return whether its {@code traceparent} is continued; otherwise a new trace links
	 * it
	 */
	boolean trace(@Nullable String caller);

	/**
	 * Return whether the caller may say for whom the request is.
	 * @param caller IP address, or {@code null} if it is not known
	 * @return whether the identity in its {@code baggage} is taken
	 */
	boolean identity(@Nullable String caller);

}
