package io.throughline.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The spans that wait for the exporters. Boot's batch processor drops without a word what
 * its queue cannot take, and keeps nothing that an exporter refused. So the backlog
 * stands here: one batch at a time is handed over and flushed, without waiting, and what
 * an exporter did not take comes back. An exporter that fails is left alone for a while,
 * and the others go on. A batch that was refused is tried again in ever smaller parts,
 * apart from what is new, until the one at fault stands alone.
 */
final class Outbox {

	private final Set<OutboxUnit> failures = new LinkedHashSet<>();

	private final Set<OutboxUnit> successes = new LinkedHashSet<>();

	private final BatchHandOver handOver;

	private final ByteBudget memory;

	private final PipelineCounts counts;

	private final int batchSize;

	private final long delay;

	private @Nullable List<OutboxUnit> inFlight;

	private boolean lastFailed;

	Outbox(BatchHandOver handOver, ByteBudget memory, PipelineCounts counts, int batchSize, Duration delay) {
		this.handOver = handOver;
		this.memory = memory;
		this.counts = counts;
		this.batchSize = batchSize;
		this.delay = delay.toNanos();
	}

	/**
	 * Return whether anybody exports.
	 */
	boolean isUsed() {
		return this.handOver.hasProcessors();
	}

	void add(List<RedactedSpan> spans, boolean failed, long now) {
		if (!isUsed()) {
			return;
		}
		for (int from = 0; from < spans.size(); from += this.batchSize) {
			List<RedactedSpan> part = spans.subList(from, Math.min(spans.size(), from + this.batchSize));
			long bytes = part.stream().mapToLong(SpanSize::of).sum();
			this.memory.resize(0, bytes);
			put(new OutboxUnit(List.copyOf(part), bytes, failed, now, this.handOver.targets()));
		}
	}

	/**
	 * Take back what was handed over, and hand over what is ready.
	 * @param now the time
	 * @param flushing whether not to wait for a full batch
	 */
	void advance(long now, boolean flushing) {
		List<OutboxUnit> sent = this.inFlight;
		if (sent != null && this.handOver.isDone()) {
			this.inFlight = null;
			settle(sent, this.handOver.delivered(now), now);
		}
		if (this.inFlight == null) {
			List<OutboxUnit> batch = next(this.handOver.ready(now), flushing, now);
			if (!batch.isEmpty()) {
				batch.forEach(this::remove);
				this.inFlight = batch;
				this.handOver.send(batch, batch.get(0).targets(this.handOver.ready(now)));
			}
		}
	}

	/**
	 * Return whether a batch is under way.
	 */
	boolean isBusy() {
		return this.inFlight != null;
	}

	boolean isIdle(long now) {
		return this.inFlight == null && next(this.handOver.ready(now), true, now).isEmpty();
	}

	/**
	 * Try exporters again that are left alone.
	 */
	void retry(long now) {
		this.handOver.retry(now);
	}

	/**
	 * Drop the oldest spans that wait, of successes or of failures.
	 * @return whether there were any
	 */
	boolean dropOldest(boolean failed, DropReason reason) {
		Iterator<OutboxUnit> oldest = (failed ? this.failures : this.successes).iterator();
		if (!oldest.hasNext()) {
			return false;
		}
		drop(oldest.next(), reason);
		return true;
	}

	/**
	 * Drop all that waits: there is no later.
	 */
	void giveUp() {
		if (this.inFlight != null) {
			this.inFlight.forEach((unit) -> drop(unit, DropReason.SHUTDOWN));
		}
		while (dropOldest(false, DropReason.SHUTDOWN) || dropOldest(true, DropReason.SHUTDOWN)) {
			// one after the other
		}
	}

	private void settle(List<OutboxUnit> sent, BitSet delivered, long now) {
		this.lastFailed = false;
		for (OutboxUnit unit : sent) {
			unit.delivered(delivered);
			if (unit.isDelivered()) {
				this.memory.release(unit.bytes());
				continue;
			}
			this.lastFailed = true;
			unit.refused(now);
			if (sent.size() == 1 && unit.isHopeless(this.handOver.exporters())) {
				drop(unit, DropReason.REFUSED);
			}
			else {
				put(unit);
			}
		}
	}

	private List<OutboxUnit> next(BitSet ready, boolean flushing, long now) {
		// After a failure something else is tried, after a success what was refused.
		List<OutboxUnit> batch = next(!this.lastFailed, ready, flushing, now);
		return batch.isEmpty() ? next(this.lastFailed, ready, flushing, now) : batch;
	}

	private List<OutboxUnit> next(boolean refused, BitSet ready, boolean flushing, long now) {
		List<OutboxUnit> batch = new ArrayList<>();
		int size = collect(this.failures, refused, ready, batch, 0);
		size = collect(this.successes, refused, ready, batch, size);
		boolean due = flushing || size >= this.batchSize
				|| batch.stream().anyMatch((unit) -> now - unit.since() >= this.delay);
		return due ? batch : List.of();
	}

	private int collect(Set<OutboxUnit> units, boolean refused, BitSet ready, List<OutboxUnit> batch, int size) {
		int sum = size;
		for (OutboxUnit unit : units) {
			if (unit.isRefused() != refused || !unit.isMissedBy(ready)
					|| (!batch.isEmpty() && !unit.isLike(batch.get(0), ready))) {
				continue;
			}
			if (!batch.isEmpty() && sum + unit.spans().size() > unit.share(this.batchSize)) {
				return this.batchSize;
			}
			batch.add(unit);
			sum += unit.spans().size();
		}
		return sum;
	}

	private void put(OutboxUnit unit) {
		(unit.isFailed() ? this.failures : this.successes).add(unit);
	}

	private void remove(OutboxUnit unit) {
		(unit.isFailed() ? this.failures : this.successes).remove(unit);
	}

	private void drop(OutboxUnit unit, DropReason reason) {
		remove(unit);
		this.memory.release(unit.bytes());
		this.counts.dropped(reason, unit.spans().size());
	}

}
