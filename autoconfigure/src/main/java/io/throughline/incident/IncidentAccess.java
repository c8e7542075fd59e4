package io.throughline.incident;

import java.security.Principal;

import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Says who may look up which traces. A trace that somebody may not look up is to him as
 * if it were not there. Without a bean of this type all may be looked up by those who may
 * call the endpoint.
 */
@FunctionalInterface
public interface IncidentAccess {

	/**
	 * Hides nothing.
	 */
	IncidentAccess ALL = (user, trace) -> true;

	/**
	 * Return whether somebody may look up a trace.
	 * @param user who looks it up, {@code null} if nobody is logged in
	 * @param trace the trace
	 * @return whether he may
	 */
	boolean isAllowed(@Nullable Principal user, TraceSummary trace);

}
