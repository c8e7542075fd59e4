package io.throughline.evalcase;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.throughline.incident.ReadSpan;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * The model calls that belong to one entry of a trace: the user never saw what a worker
 * behind a queue was told.
 */
final class RequestCalls {

	private final Map<String, TraceSpan> spans = new HashMap<>();

	RequestCalls(Trace trace) {
		trace.spans().forEach((span) -> this.spans.put(span.spanId(), span));
	}

	/**
	 * Return those of the same entry as the first.
	 */
	List<TraceSpan> of(List<ReadSpan> calls) {
		List<TraceSpan> all = calls.stream().map(ReadSpan::span).toList();
		return all.stream().filter((call) -> entry(call).equals(entry(all.get(0)))).toList();
	}

	// Spans of others may be their own ancestors.
	private String entry(TraceSpan call) {
		Set<String> seen = new HashSet<>();
		TraceSpan span = call;
		TraceSpan parent = parent(span);
		while (!span.entry() && parent != null && seen.add(parent.spanId())) {
			span = parent;
			parent = parent(span);
		}
		return span.spanId();
	}

	private @Nullable TraceSpan parent(TraceSpan span) {
		return (span.parentId() != null) ? this.spans.get(span.parentId()) : null;
	}

}
