package io.throughline.propagation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import io.throughline.propagation.HandOffs.State;
import org.jspecify.annotations.Nullable;

/**
 * Counts what changed hands at one place.
 */
final class HandOffCount {

	private static final Duration QUIET = Duration.ofHours(1);

	private final Map<State, StateCount> counts = new ConcurrentHashMap<>();

	private final String name;

	private final Function<State, List<Runnable>> counters;

	private final AtomicReference<@Nullable Instant> first = new AtomicReference<>();

	private volatile Instant last = Instant.EPOCH;

	private volatile @Nullable String example;

	HandOffCount(String name, Function<State, List<Runnable>> counters) {
		this.name = name;
		this.counters = counters;
	}

	String name() {
		return this.name;
	}

	/**
	 * Count one.
	 * @param state how the id fared
	 * @param fault reference of the fault, or {@code null} if it was none
	 * @param now when it was
	 * @return whether it was an hour ago that this was last said of the state
	 */
	boolean add(State state, @Nullable String fault, Instant now) {
		this.first.compareAndSet(null, now);
		this.last = now;
		if (fault != null) {
			this.example = fault;
		}
		return this.counts.computeIfAbsent(state, (added) -> new StateCount(this.counters.apply(added))).add(now);
	}

	HandOff snapshot(HandOff.Kind kind) {
		Map<State, Long> sums = new EnumMap<>(State.class);
		this.counts.forEach((state, count) -> sums.put(state, count.sum.sum()));
		Instant since = this.first.get();
		return new HandOff(kind, this.name, sums, this.example, (since != null) ? since : this.last, this.last);
	}

	/**
	 * The count of one state, here and in the meters.
	 */
	private static final class StateCount {

		private final LongAdder sum = new LongAdder();

		private final AtomicReference<@Nullable Instant> said = new AtomicReference<>();

		private final List<Runnable> counters;

		private StateCount(List<Runnable> counters) {
			this.counters = counters;
		}

		private boolean add(Instant now) {
			this.sum.increment();
			this.counters.forEach(Runnable::run);
			Instant before = this.said.get();
			return (before == null || !now.isBefore(before.plus(QUIET))) && this.said.compareAndSet(before, now);
		}

	}

}
