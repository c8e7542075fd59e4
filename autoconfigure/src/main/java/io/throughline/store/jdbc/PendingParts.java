package io.throughline.store.jdbc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;

/**
 * What waits to be written, in the order of trace ids, within a bound of bytes.
 */
final class PendingParts {

	private static final long SPAN = 500;

	private static final long VALUE = 100;

	private final Map<String, List<TracePart>> parts = new TreeMap<>();

	private final long limit;

	private long bytes;

	PendingParts(long limit) {
		this.limit = limit;
	}

	/**
	 * Add one, if there is room.
	 * @return whether there was
	 */
	synchronized boolean add(TracePart part) {
		long size = size(part);
		if (this.bytes + size > this.limit) {
			return false;
		}
		this.bytes += size;
		this.parts.computeIfAbsent(part.traceId(), (id) -> new ArrayList<>()).add(part);
		return true;
	}

	/**
	 * Take the parts of some traces.
	 */
	synchronized List<List<TracePart>> take(int traces) {
		List<List<TracePart>> taken = new ArrayList<>();
		Iterator<List<TracePart>> left = this.parts.values().iterator();
		while (taken.size() < traces && left.hasNext()) {
			List<TracePart> next = left.next();
			left.remove();
			next.forEach((part) -> this.bytes -= size(part));
			taken.add(next);
		}
		return taken;
	}

	private static long size(TracePart part) {
		long size = SPAN;
		for (TraceSpan span : part.spans()) {
			size += SPAN + size(span.attributes()) + size(span.resource());
			for (TraceSpan.Event event : span.events()) {
				size += VALUE + size(event.attributes());
			}
			for (TraceSpan.Link link : span.links()) {
				size += VALUE + size(link.attributes());
			}
		}
		return size;
	}

	private static long size(Map<String, Object> values) {
		long size = 0;
		for (Object value : values.values()) {
			size += VALUE;
			if (value instanceof String text) {
				size += 2L * text.length();
			}
			else if (value instanceof List<?> list) {
				for (Object element : list) {
					size += VALUE + ((element instanceof String text) ? 2L * text.length() : 0);
				}
			}
		}
		return size;
	}

}
