package io.throughline.store.jdbc;

import java.util.HashSet;
import java.util.Set;

import io.throughline.store.Facet;
import io.throughline.store.Trace;
import io.throughline.store.TraceSummary;

/**
 * A row of the table of keys: what a trace is found by.
 *
 * @param kind a facet or {@link #ID}
 * @param value the value
 * @param time the trace's start
 */
record TraceKey(String kind, String value, long time) {

	static final String ID = "ID";

	static Set<TraceKey> of(Trace trace) {
		TraceSummary summary = trace.summary();
		long time = Nanos.of(summary.start());
		Set<TraceKey> keys = new HashSet<>();
		for (Facet facet : Facet.values()) {
			facet.of(summary).forEach((value) -> keys.add(new TraceKey(facet.name(), value, time)));
		}
		trace.spans().forEach((span) -> keys.add(new TraceKey(ID, span.spanId(), time)));
		Facet.SESSION.of(summary).forEach((value) -> keys.add(new TraceKey(ID, value, time)));
		summary.ids().values().forEach((ids) -> ids.forEach((id) -> keys.add(new TraceKey(ID, id, time))));
		return keys;
	}

}
