package io.throughline.pipeline;

import java.util.BitSet;
import java.util.List;

/**
 * Spans of one trace that wait until every exporter has them.
 */
final class OutboxUnit {

	private final List<RedactedSpan> spans;

	private final long bytes;

	private final boolean failed;

	private final long since;

	private final BitSet missing;

	private int refusals;

	private long firstRefusal;

	OutboxUnit(List<RedactedSpan> spans, long bytes, boolean failed, long since, int exporters) {
		this.spans = spans;
		this.bytes = bytes;
		this.failed = failed;
		this.since = since;
		this.missing = new BitSet(exporters);
		this.missing.set(0, exporters);
	}

	List<RedactedSpan> spans() {
		return this.spans;
	}

	long bytes() {
		return this.bytes;
	}

	boolean isFailed() {
		return this.failed;
	}

	long since() {
		return this.since;
	}

	boolean isMissedBy(BitSet ready) {
		return this.missing.intersects(ready);
	}

	/**
	 * Return those that do not have it and could get it now.
	 */
	BitSet targets(BitSet ready) {
		BitSet targets = (BitSet) this.missing.clone();
		targets.and(ready);
		return targets;
	}

	void delivered(BitSet exporters) {
		this.missing.andNot(exporters);
	}

	boolean isDelivered() {
		return this.missing.isEmpty();
	}

	void refused(long now) {
		if (this.refusals++ == 0) {
			this.firstRefusal = now;
		}
	}

	boolean isRefused() {
		return this.refusals > 0;
	}

	/**
	 * Return whether both may go in one batch.
	 */
	boolean isLike(OutboxUnit other, BitSet ready) {
		return this.refusals == other.refusals && targets(ready).equals(other.targets(ready));
	}

	/**
	 * Return how much of a batch it may share: less each time it was refused.
	 */
	int share(int batchSize) {
		return batchSize >> Math.min(this.refusals, Integer.SIZE - 1);
	}

	/**
	 * Return whether the fault is its own: refused again and again by an exporter that
	 * took others.
	 */
	boolean isHopeless(List<WatchedExporter> exporters) {
		return this.refusals >= 3 && this.missing.stream()
			.mapToObj(exporters::get)
			.allMatch((exporter) -> exporter.hasSucceeded() && exporter.lastSuccess() - this.firstRefusal > 0);
	}

}
