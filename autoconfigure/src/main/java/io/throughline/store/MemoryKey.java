package io.throughline.store;

import java.util.Comparator;
import java.util.List;

import io.throughline.reference.Reference;

/**
 * What a trace in memory is found by. Keys of one value stand together, newest first.
 *
 * @param kind a facet, an id or a reference
 * @param value the value
 * @param position the trace
 */
record MemoryKey(String kind, String value, TracePosition position) implements Comparable<MemoryKey> {

	static final String ID = "id";

	/**
	 * The facets of which one value has few traces.
	 */
	static final List<Facet> FACETS = List.of(Facet.SESSION, Facet.TENANT, Facet.USER);

	private static final String REFERENCE = "reference";

	private static final Comparator<MemoryKey> ORDER = Comparator.comparing(MemoryKey::value)
		.thenComparing(MemoryKey::kind)
		.thenComparing(MemoryKey::position);

	private static final long SHORT = (1L << 34) - 1;

	/**
	 * The short form of a reference holds fewer bits: it stands for both.
	 */
	static MemoryKey of(Reference reference, TracePosition position) {
		return new MemoryKey(REFERENCE, Long.toHexString(reference.bits() & SHORT), position);
	}

	@Override
	public int compareTo(MemoryKey other) {
		return ORDER.compare(this, other);
	}

}
