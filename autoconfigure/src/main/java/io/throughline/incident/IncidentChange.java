package io.throughline.incident;

import java.util.Set;

import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Something of an incident that can be set and removed, under a name below its address.
 * The trace is there and may be looked up by who asks; whether he may change it is to be
 * asked of the {@link Inquiry}.
 */
public interface IncidentChange {

	/**
	 * Return the last segment of its address.
	 * @return the name
	 */
	String name();

	/**
	 * Return the query parameters and the members of the body that it takes.
	 * @return their names
	 */
	default Set<String> arguments() {
		return Set.of();
	}

	/**
	 * Set it.
	 * @param trace the trace
	 * @param inquiry who sets what
	 * @return as of {@link IncidentPart#read}
	 */
	@Nullable Object put(Trace trace, Inquiry inquiry);

	/**
	 * Remove it.
	 * @param trace the trace
	 * @param inquiry who removes it
	 * @return as of {@link IncidentPart#read}
	 */
	@Nullable Object remove(Trace trace, Inquiry inquiry);

}
