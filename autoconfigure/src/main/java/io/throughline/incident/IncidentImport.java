package io.throughline.incident;

import org.jspecify.annotations.Nullable;

/**
 * Takes in a trace from elsewhere, which is posted to the endpoint itself.
 */
@FunctionalInterface
interface IncidentImport {

	/**
	 * Take it in.
	 * @param inquiry who sends it, with the members of the body as arguments
	 * @return as of {@link IncidentPart#read}
	 */
	@Nullable Object add(Inquiry inquiry);

}
