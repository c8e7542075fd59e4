package io.throughline.propagation;

import java.util.List;

import io.micrometer.observation.Observation;

/**
 * Traces that a received piece of work belongs to besides its own, put into the
 * observation's context before it starts.
 *
 * @param parents the spans to link, at most 128 are written
 */
public record SpanLinks(List<TraceParent> parents) {

	static final int MOST = 128;

	/**
	 * Have the span of the observation link the parents.
	 * @param context context of an observation that is not started yet
	 */
	public void putInto(Observation.Context context) {
		context.put(SpanLinks.class, this);
	}

	static SpanLinks of(Observation.ContextView context) {
		return context.getOrDefault(SpanLinks.class, new SpanLinks(List.of()));
	}

}
