package io.throughline.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.throughline.reference.Reference;

/**
 * A trace in memory: its summary ready to be searched, its spans as bytes.
 *
 * @param summary the summary
 * @param encoded the spans
 * @param keys what it is found by
 * @param bytes an upper bound of what it takes
 */
record MemoryEntry(TraceSummary summary, byte[] encoded, Set<MemoryKey> keys, long bytes) {

	// The objects around a trace in every map, measured.
	private static final long TRACE = 1100;

	private static final long KEY = 140;

	static MemoryEntry of(Trace trace) {
		return of(trace.summary(), TraceCodec.encode(trace.spans()),
				trace.spans().stream().map(TraceSpan::spanId).toList());
	}

	private static MemoryEntry of(TraceSummary summary, byte[] encoded, List<String> spanIds) {
		List<MemoryKey> keys = new ArrayList<>();
		keys.add(MemoryKey.of(Reference.of(summary.traceId()), summary.position()));
		spanIds.forEach((id) -> keys.add(new MemoryKey(MemoryKey.ID, id, summary.position())));
		summary.ids()
			.values()
			.forEach((ids) -> ids.forEach((id) -> keys.add(new MemoryKey(MemoryKey.ID, id, summary.position()))));
		for (Facet facet : MemoryKey.FACETS) {
			facet.of(summary).forEach((value) -> {
				keys.add(new MemoryKey(facet.name(), value, summary.position()));
				if (facet == Facet.SESSION) {
					keys.add(new MemoryKey(MemoryKey.ID, value, summary.position()));
				}
			});
		}
		long bytes = TRACE + encoded.length + 2L * TraceCodec.encode(summary).length + KEY * keys.size();
		return new MemoryEntry(summary, encoded, Set.copyOf(keys), bytes);
	}

	MemoryEntry pin(TraceSummary pinned) {
		return new MemoryEntry(pinned, this.encoded, this.keys,
				this.bytes + ((pinned.pin() != null) ? 2L * pinned.pin().length() : 0));
	}

	Trace trace() {
		return new Trace(this.summary, TraceCodec.spans(this.encoded));
	}

	int ring() {
		if (this.summary.pin() != null) {
			return 2;
		}
		return this.summary.succeeded() ? 0 : 1;
	}

}
