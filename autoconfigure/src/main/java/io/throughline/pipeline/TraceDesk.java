package io.throughline.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;

/**
 * Where traces are gathered until they are decided. Only the worker's thread comes here.
 */
final class TraceDesk {

	// A request that takes longer is decided by what it has shown.
	private static final long LONGEST = Duration.ofMinutes(5).toNanos();

	private static final int MOST_ARRIVALS = 4096;

	private final Map<String, PendingTrace> pending = new LinkedHashMap<>();

	private final Queue<Arrival> arrivals;

	private final TraceJudge judge;

	private final DroppedTraces dropped;

	private final TraceForwarder forwarder;

	private final Outbox outbox;

	private final ByteBudget memory;

	private final long wait;

	TraceDesk(Queue<Arrival> arrivals, TraceJudge judge, DroppedTraces dropped, TraceForwarder forwarder, Outbox outbox,
			ByteBudget memory, Duration wait) {
		this.arrivals = arrivals;
		this.judge = judge;
		this.dropped = dropped;
		this.forwarder = forwarder;
		this.outbox = outbox;
		this.memory = memory;
		this.wait = wait.toNanos();
	}

	/**
	 * Do all that is to be done now.
	 * @param now the time
	 * @param flushing whether to decide and export without waiting
	 */
	void round(long now, boolean flushing) {
		boolean more;
		do {
			more = takeIn(now);
			decideDue(now, flushing);
			makeRoom(now);
			this.outbox.advance(now, flushing);
		}
		while (more);
		this.dropped.expire(now);
	}

	boolean isIdle(long now) {
		return this.arrivals.isEmpty() && this.outbox.isIdle(now);
	}

	void retry(long now) {
		this.outbox.retry(now);
	}

	void giveUp() {
		this.outbox.giveUp();
	}

	private boolean takeIn(long now) {
		for (int i = 0; i < MOST_ARRIVALS; i++) {
			Arrival arrival = this.arrivals.poll();
			if (arrival == null) {
				return false;
			}
			take(arrival, now);
		}
		return true;
	}

	private void take(Arrival arrival, long now) {
		String traceId = arrival.traceId();
		PendingTrace trace = this.pending.get(traceId);
		if (trace == null && arrival.keptFor() != null) {
			this.memory.release(arrival.bytes());
			forward(traceId, this.dropped.takeBack(traceId), this.judge.keep(traceId, arrival.keptFor()), true, now);
			return;
		}
		if (trace == null) {
			trace = new PendingTrace(traceId, now, (this.judge.known(traceId) != null) ? 0 : this.wait);
			this.pending.put(traceId, trace);
		}
		trace.add(arrival, now);
		if (trace.bytes() > this.memory.limit() / 8) {
			this.pending.remove(traceId);
			decide(trace, now);
		}
	}

	private void decideDue(long now, boolean flushing) {
		for (Iterator<PendingTrace> traces = this.pending.values().iterator(); traces.hasNext();) {
			PendingTrace trace = traces.next();
			boolean shown = flushing && !trace.spans().isEmpty();
			if (shown || trace.isDue(now) || now - trace.since() >= LONGEST) {
				traces.remove();
				decide(trace, now);
			}
		}
	}

	private void decide(PendingTrace trace, long now) {
		if (trace.spans().isEmpty()) {
			this.memory.release(trace.bytes());
			return;
		}
		boolean first = this.judge.known(trace.traceId()) == null;
		SamplingDecision decision = this.judge.decide(trace);
		if (decision.level() == SamplingLevel.DROP) {
			if (first) {
				this.forwarder.dropped(trace.traceId());
			}
			this.dropped.add(trace.traceId(), trace.spans(), trace.bytes(), now);
			return;
		}
		this.memory.release(trace.bytes());
		List<SpanData> earlier = this.dropped.takeBack(trace.traceId());
		List<SpanData> all = new ArrayList<>(earlier);
		all.addAll(trace.spans());
		forward(trace.traceId(), all, decision, trace.isPrecious(), now);
	}

	private void forward(String traceId, List<SpanData> spans, SamplingDecision decision, boolean failed, long now) {
		if (!spans.isEmpty()) {
			this.forwarder.forward(traceId, spans, decision, failed, now);
		}
	}

	/**
	 * Make room by dropping what is missed least.
	 */
	private void makeRoom(long now) {
		forgetDropped();
		decideEarly(false, now);
		dropWaiting(false);
		decideEarly(true, now);
		dropWaiting(true);
	}

	private void forgetDropped() {
		while (this.memory.isTight() && this.dropped.dropEldest()) {
			// the eldest go first
		}
	}

	private void decideEarly(boolean precious, long now) {
		Iterator<PendingTrace> traces = this.pending.values().iterator();
		while (this.memory.isTight() && traces.hasNext()) {
			PendingTrace trace = traces.next();
			if (trace.isPrecious() == precious) {
				traces.remove();
				decide(trace, now);
				forgetDropped();
			}
		}
	}

	private void dropWaiting(boolean failed) {
		while (this.memory.isTight() && this.outbox.dropOldest(failed, DropReason.MEMORY)) {
			// the oldest go first
		}
	}

}
