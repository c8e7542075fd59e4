package io.throughline.incident;

import java.net.URI;
import java.util.Optional;

/**
 * Looks up what happened to a request, for the application's own code: for tickets, for
 * error pages of staff. It knows no user and finds the traces of all; who hands on what
 * it finds asks {@link IncidentAccess} first.
 */
public interface Incidents {

	/**
	 * Find an incident, as far as it is stored at this moment. The trace of a request is
	 * decided and stored about two seconds after the request has ended
	 * ({@code throughline.pipeline.decision-wait}): the trace within which this is called
	 * is found only if some of it has been running for five seconds, and then without
	 * what runs for a shorter time and without its end.
	 * @param reference a reference in any spelling, a trace id, or a text that holds one
	 * @return the incident; empty if there is none, if several are meant, or if the store
	 * cannot be reached, which the log says once
	 */
	Optional<Incident> find(String reference);

	/**
	 * Return the address of the page of an incident.
	 * @param traceId the trace id
	 * @return the address below {@code throughline.incidents.base-url}; empty if that is
	 * not set or this is no trace id
	 */
	Optional<URI> page(String traceId);

}
