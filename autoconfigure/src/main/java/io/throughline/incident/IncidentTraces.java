package io.throughline.incident;

import io.throughline.store.Trace;

/**
 * Finds the trace of an incident for other rooms, among those that who asks may look up.
 */
public interface IncidentTraces {

	/**
	 * Find a trace.
	 * @param pasted a reference, a trace id, or a text that holds one
	 * @param inquiry who asks
	 * @return the trace
	 * @throws ProblemException if there is none, or if several are meant
	 */
	Trace trace(String pasted, Inquiry inquiry);

}
