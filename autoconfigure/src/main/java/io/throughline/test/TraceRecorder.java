package io.throughline.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what happens in the application by trace id, the latest of it, and wakes up who
 * waits for a trace to become quiet.
 */
final class TraceRecorder {

	private static final int MOST_TRACES = 1_000;

	private static final int MOST_LINES = 10_000;

	private final LinkedHashMap<String, RecordedTrace> traces = new LinkedHashMap<>();

	private final Deque<LogLine> withoutId = new ArrayDeque<>();

	private final Predicate<String> listenedTo;

	private long changed = System.nanoTime();

	TraceRecorder(Predicate<String> listenedTo) {
		this.listenedTo = listenedTo;
	}

	synchronized void record(String traceId, Consumer<RecordedTrace> what) {
		RecordedTrace trace = this.traces.computeIfAbsent(traceId, (id) -> new RecordedTrace());
		what.accept(trace);
		trace.changed();
		this.changed = System.nanoTime();
		if (this.traces.size() > MOST_TRACES) {
			this.traces.remove(this.traces.keySet().iterator().next());
		}
		notifyAll();
	}

	synchronized void recordWithoutId(LogLine line) {
		this.withoutId.add(line);
		if (this.withoutId.size() > MOST_LINES) {
			this.withoutId.remove();
		}
	}

	synchronized List<LogLine> withoutId() {
		return List.copyOf(this.withoutId);
	}

	/**
	 * Wait until there is a trace and it is quiet.
	 * @param find picks its id from all that are known
	 * @param patience how long to wait
	 * @return its id, or {@code null} if there was none in time
	 */
	synchronized @Nullable String await(Function<Map<String, RecordedTrace>, @Nullable String> find,
			Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (true) {
			String id = find.apply(this.traces);
			RecordedTrace trace = (id != null) ? this.traces.get(id) : null;
			long now = System.nanoTime();
			long until = (trace != null) ? trace.quietAt(this.listenedTo) : Long.MAX_VALUE;
			if (until <= now || now >= deadline) {
				return id;
			}
			pause(Math.min(until, deadline) - now);
		}
	}

	/**
	 * Wait until an alert of a trace was sent.
	 * @return whether it was
	 */
	synchronized boolean awaitAlert(String id, Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (true) {
			RecordedTrace trace = this.traces.get(id);
			long left = deadline - System.nanoTime();
			if (trace == null || trace.alerted || left <= 0) {
				return trace != null && trace.alerted;
			}
			pause(left);
		}
	}

	/**
	 * Wait until nothing happens any more, in whatever trace.
	 * @param calm how long nothing is to happen
	 * @param patience how long to wait at most
	 */
	synchronized void awaitCalm(Duration calm, Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		long left = calm.toNanos();
		while (left > 0 && System.nanoTime() < deadline) {
			pause(left);
			left = this.changed + calm.toNanos() - System.nanoTime();
		}
	}

	synchronized <T> T read(Function<Map<String, RecordedTrace>, T> reading) {
		return reading.apply(this.traces);
	}

	private void pause(long nanos) {
		try {
			TimeUnit.NANOSECONDS.timedWait(this, nanos + TimeUnit.MILLISECONDS.toNanos(1));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for a trace", ex);
		}
	}

}
