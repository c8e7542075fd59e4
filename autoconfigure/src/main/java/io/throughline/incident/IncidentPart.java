package io.throughline.incident;

import java.util.Set;

import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be read of an incident, under a name below its address. The trace is
 * there and may be looked up by who asks.
 */
public interface IncidentPart {

	/**
	 * Return the last segment of its address.
	 * @return the name
	 */
	String name();

	/**
	 * Return the query parameters that it takes.
	 * @return their names
	 */
	default Set<String> arguments() {
		return Set.of();
	}

	/**
	 * Read it.
	 * @param trace the trace
	 * @param inquiry who asks for what
	 * @return a record, to be written as JSON; a text; a {@link Problem}; or {@code null}
	 * for no content
	 */
	@Nullable Object read(Trace trace, Inquiry inquiry);

}
