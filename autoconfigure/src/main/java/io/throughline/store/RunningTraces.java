package io.throughline.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.store.RunningSpans.Note;

/**
 * Puts into the store what has been running for a while, so that a request that hangs is
 * seen while it hangs, and takes it out again where its trace was not kept. One thread at
 * a time.
 */
final class RunningTraces {

	/**
	 * Who asks for a request that hangs needs longer to type.
	 */
	static final Duration SHOWN_AFTER = Duration.ofSeconds(5);

	/**
	 * Until then the pipeline has decided.
	 */
	static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

	private final Deque<Note> young = new ArrayDeque<>();

	private final List<Note> shown = new ArrayList<>();

	private final Deque<Ended> ended = new ArrayDeque<>();

	private final RunningSpans spans;

	private final TraceStore store;

	private final RunningSpanReader reader;

	RunningTraces(RunningSpans spans, TraceStore store, RunningSpanReader reader) {
		this.spans = spans;
		this.store = store;
		this.reader = reader;
	}

	/**
	 * Look at what started, what runs and what has ended.
	 * @param now the time, in ticks
	 */
	void sweep(long now) {
		forgetEnded(now);
		noteEnded(now);
		takeNotes();
		show(now);
	}

	private void takeNotes() {
		for (Note note = this.spans.poll(); note != null; note = this.spans.poll()) {
			this.young.add(note);
		}
		this.young.removeIf((note) -> {
			boolean over = note.isOver();
			if (over) {
				this.spans.forget();
			}
			return over;
		});
	}

	private void show(long now) {
		Map<String, List<TraceSpan>> traces = new HashMap<>();
		while (!this.young.isEmpty() && now - this.young.peek().since() >= SHOWN_AFTER.toNanos()) {
			Note note = this.young.remove();
			this.shown.add(note);
			SpanData span = note.span().toSpanData();
			traces.computeIfAbsent(span.getTraceId(), (id) -> new ArrayList<>()).add(this.reader.read(span));
		}
		traces.forEach((id, running) -> this.store.save(new TracePart(id, running, null, Map.of())));
	}

	private void noteEnded(long now) {
		for (Iterator<Note> notes = this.shown.iterator(); notes.hasNext();) {
			Note note = notes.next();
			if (note.isOver()) {
				notes.remove();
				this.ended.add(new Ended(note.span().getSpanContext().getTraceId(),
						note.span().getSpanContext().getSpanId(), now));
			}
		}
	}

	private void forgetEnded(long now) {
		Map<String, Set<String>> traces = new HashMap<>();
		while (!this.ended.isEmpty() && now - this.ended.peek().since() >= FORGOTTEN_AFTER.toNanos()) {
			Ended span = this.ended.remove();
			this.spans.forget();
			traces.computeIfAbsent(span.traceId(), (id) -> new HashSet<>()).add(span.spanId());
		}
		traces.forEach(this.store::forgetRunning);
	}

	/**
	 * A span that was shown and has ended.
	 *
	 * @param traceId its trace
	 * @param spanId the span
	 * @param since when that was seen, in ticks
	 */
	private record Ended(String traceId, String spanId, long since) {

	}

}
