package io.throughline.incident;

import java.util.List;

/**
 * Knows the eval cases that were made from an incident.
 */
public interface IncidentCases {

	/**
	 * Return the cases of a trace. Never fails.
	 * @param traceId the trace id
	 * @return data set and id of each, such as {@code refunds/RF7K-29QX}
	 */
	List<String> of(String traceId);

}
