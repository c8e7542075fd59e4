package io.throughline.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * Traces that were dropped a short while ago: a failure that comes later, here or on the
 * other side of a call, brings them back.
 */
final class DroppedTraces {

	private static final long LONGEST = Duration.ofMinutes(1).toNanos();

	private final Map<String, Dropped> traces = new LinkedHashMap<>();

	private final ByteBudget memory;

	private final PipelineCounts counts;

	private final long most;

	private long bytes;

	DroppedTraces(ByteBudget memory, PipelineCounts counts) {
		this.memory = memory;
		this.counts = counts;
		this.most = memory.limit() / 4;
	}

	/**
	 * Add spans, whose bytes are taken already.
	 */
	void add(String traceId, List<SpanData> spans, long size, long now) {
		Dropped dropped = this.traces.computeIfAbsent(traceId, (id) -> new Dropped(now));
		dropped.spans.addAll(spans);
		dropped.bytes += size;
		this.bytes += size;
		while (this.bytes > this.most && dropEldest()) {
			// the eldest go first
		}
	}

	/**
	 * Take the spans of a trace back.
	 * @param traceId the trace
	 * @return its spans, whose bytes are not taken any more
	 */
	List<SpanData> takeBack(String traceId) {
		Dropped dropped = this.traces.remove(traceId);
		if (dropped == null) {
			return List.of();
		}
		release(dropped);
		return dropped.spans;
	}

	void expire(long now) {
		while (!this.traces.isEmpty() && now - this.traces.values().iterator().next().since >= LONGEST) {
			dropEldest();
		}
	}

	boolean dropEldest() {
		Iterator<Dropped> eldest = this.traces.values().iterator();
		if (!eldest.hasNext()) {
			return false;
		}
		Dropped dropped = eldest.next();
		eldest.remove();
		release(dropped);
		this.counts.dropped(DropReason.SAMPLING, dropped.spans.size());
		return true;
	}

	private void release(Dropped dropped) {
		this.bytes -= dropped.bytes;
		this.memory.release(dropped.bytes);
	}

	/**
	 * Spans of one trace.
	 */
	private static final class Dropped {

		private final List<SpanData> spans = new ArrayList<>();

		private final long since;

		private long bytes;

		private Dropped(long since) {
			this.since = since;
		}

	}

}
