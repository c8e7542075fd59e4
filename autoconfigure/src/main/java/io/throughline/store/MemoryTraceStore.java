package io.throughline.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.throughline.reference.Reference;
import io.throughline.store.TraceStoreStatistics.Loss;
import org.jspecify.annotations.Nullable;

/**
 * Keeps traces in memory, within a bound of bytes. What succeeded makes room first, then
 * what failed, then what is pinned; of these the oldest. One writes at a time; who looks
 * up never waits.
 */
final class MemoryTraceStore implements TraceStore {

	private static final Loss[] EVICTED = { Loss.SUCCESS_EVICTED, Loss.FAILURE_EVICTED, Loss.PINNED_EVICTED };

	private static final Set<Loss> REMOVED = EnumSet.of(Loss.SUCCESS_EVICTED, Loss.FAILURE_EVICTED, Loss.PINNED_EVICTED,
			Loss.EXPIRED);

	private static final long REMEMBERED = 1L << 19;

	private final Map<String, MemoryEntry> traces = new ConcurrentHashMap<>();

	private final ConcurrentNavigableMap<TracePosition, MemoryEntry> newest = new ConcurrentSkipListMap<>();

	private final ConcurrentNavigableMap<MemoryKey, String> keys = new ConcurrentSkipListMap<>();

	private final List<NavigableMap<TracePosition, MemoryEntry>> rings = List.of(new TreeMap<>(), new TreeMap<>(),
			new TreeMap<>());

	private final LossCounts losses = new LossCounts();

	private final TraceIds removed = new TraceIds(REMEMBERED);

	private final long limit;

	private final Retention retention;

	private long used;

	MemoryTraceStore(long limit, Retention retention) {
		this.limit = limit;
		this.retention = retention;
	}

	@Override
	public synchronized void save(TracePart part) {
		if (part.spans().isEmpty()) {
			return;
		}
		MemoryEntry before = this.traces.get(part.traceId());
		Trace trace = TraceChange.add((before != null) ? before.trace() : null, part);
		int cut = trace.summary().droppedSpans() - ((before != null) ? before.summary().droppedSpans() : 0);
		this.losses.add(Loss.TOO_LARGE, cut);
		MemoryEntry after = fitting(trace);
		if (after == null) {
			this.losses.add(Loss.TOO_LARGE, part.spans().size());
			return;
		}
		replace(before, after);
		makeRoom();
	}

	private @Nullable MemoryEntry fitting(Trace trace) {
		MemoryEntry whole = MemoryEntry.of(trace);
		if (whole.bytes() <= this.limit / 8) {
			return whole;
		}
		MemoryEntry less = MemoryEntry.of(TraceChange.withoutContent(trace));
		return (less.bytes() <= this.limit / 8) ? less : null;
	}

	private void replace(@Nullable MemoryEntry before, MemoryEntry after) {
		String traceId = after.summary().traceId();
		if (before != null) {
			leaveRing(before);
		}
		this.used += after.bytes();
		this.rings.get(after.ring()).put(after.summary().position(), after);
		this.traces.put(traceId, after);
		this.newest.put(after.summary().position(), after);
		after.keys().forEach((key) -> this.keys.put(key, traceId));
		if (before != null && !before.keys().equals(after.keys())) {
			before.keys().stream().filter((key) -> !after.keys().contains(key)).forEach(this.keys::remove);
		}
		if (before != null && !before.summary().start().equals(after.summary().start())) {
			this.newest.remove(before.summary().position());
		}
	}

	private void leaveRing(MemoryEntry entry) {
		this.used -= entry.bytes();
		this.rings.get(entry.ring()).remove(entry.summary().position());
	}

	private void remove(MemoryEntry entry, Loss loss) {
		leaveRing(entry);
		this.newest.remove(entry.summary().position());
		entry.keys().forEach(this.keys::remove);
		this.traces.remove(entry.summary().traceId());
		this.losses.add(loss, 1);
		if (REMOVED.contains(loss)) {
			this.removed.add(entry.summary().traceId());
		}
	}

	private void makeRoom() {
		for (int ring = 0; ring < this.rings.size(); ring++) {
			while (this.used > this.limit && !this.rings.get(ring).isEmpty()) {
				remove(this.rings.get(ring).lastEntry().getValue(), EVICTED[ring]);
			}
		}
	}

	@Override
	public synchronized void forgetRunning(String traceId, Set<String> spanIds) {
		MemoryEntry before = this.traces.get(traceId);
		if (before != null) {
			TraceChange.forgetRunning(before.trace(), spanIds)
				.ifPresentOrElse((trace) -> replace(before, MemoryEntry.of(trace)),
						() -> remove(before, Loss.NOT_KEPT));
		}
	}

	@Override
	public Optional<Trace> find(String traceId) {
		return Optional.ofNullable(this.traces.get(traceId)).map(MemoryEntry::trace);
	}

	@Override
	public List<TraceSummary> findByReference(Reference reference) {
		return having(MemoryKey.of(reference, TracePosition.FIRST))
			.filter((trace) -> reference.matches(trace.traceId()))
			.toList();
	}

	@Override
	public List<TraceSummary> findById(String id) {
		return having(new MemoryKey(MemoryKey.ID, StoredText.key(id), TracePosition.FIRST)).limit(50).toList();
	}

	private Stream<TraceSummary> having(MemoryKey first) {
		MemoryKey last = new MemoryKey(first.kind(), first.value(), TracePosition.LAST);
		return this.keys.subMap(first, true, last, true)
			.values()
			.stream()
			.map(this.traces::get)
			.filter(Objects::nonNull)
			.map(MemoryEntry::summary)
			.distinct();
	}

	@Override
	public boolean isRemoved(Reference reference) {
		return this.removed.contains(reference);
	}

	@Override
	public TracePage search(TraceQuery query) {
		List<TraceSummary> found = candidates(query).filter(query::matches).limit(query.limit() + 1L).toList();
		return TracePage.of(found, query.limit());
	}

	private Stream<TraceSummary> candidates(TraceQuery query) {
		for (Facet facet : MemoryKey.FACETS) {
			Set<String> values = query.where().get(facet);
			if (values != null && values.size() == 1) {
				String value = values.iterator().next();
				return having(new MemoryKey(facet.name(), value, query.first()));
			}
		}
		return this.newest.tailMap(query.first(), true)
			.values()
			.stream()
			.map(MemoryEntry::summary)
			.takeWhile((trace) -> query.from() == null || !trace.start().isBefore(query.from()));
	}

	@Override
	public boolean pin(String traceId, String reason) {
		return change(traceId, (before) -> TraceChange.pin(before, reason));
	}

	@Override
	public boolean unpin(String traceId) {
		return change(traceId, (before) -> TraceChange.pin(before, null));
	}

	private synchronized boolean change(String traceId, UnaryOperator<TraceSummary> change) {
		MemoryEntry before = this.traces.get(traceId);
		if (before != null) {
			replace(before, before.pin(change.apply(before.summary())));
			makeRoom();
		}
		return before != null;
	}

	@Override
	public synchronized long erase(Facet owner, String value) {
		List<TraceSummary> owned = having(
				new MemoryKey(TraceQuery.owner(owner).name(), StoredText.key(value), TracePosition.FIRST))
			.toList();
		owned.forEach((trace) -> remove(Objects.requireNonNull(this.traces.get(trace.traceId())), Loss.ERASED));
		return owned.size();
	}

	@Override
	public synchronized void purge(Instant now) {
		for (MemoryEntry entry : new ArrayList<>(this.traces.values())) {
			if (this.retention.isOver(entry.summary(), now)) {
				remove(entry, Loss.EXPIRED);
			}
			else if (this.retention.isContentOver(entry.summary(), now)) {
				replace(entry, MemoryEntry.of(TraceChange.withoutContent(entry.trace())));
				this.losses.add(Loss.CONTENT_EXPIRED, 1);
			}
		}
	}

	@Override
	public void flush() {
		// What is saved is there.
	}

	@Override
	public synchronized TraceStoreStatistics statistics() {
		Instant oldest = this.newest.isEmpty() ? null : this.newest.lastKey().start();
		return new TraceStoreStatistics(this.used, this.traces.size(), this.rings.get(1).size(),
				this.rings.get(2).size(), oldest, this.losses.values());
	}

}
