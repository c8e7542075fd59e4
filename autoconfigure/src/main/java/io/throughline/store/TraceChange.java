package io.throughline.store;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.throughline.sampling.SamplingDecision;
import io.throughline.store.SummaryReader.Kept;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a stored trace when something of it changes. The same for all stores.
 */
public final class TraceChange {

	/**
	 * More spans of one trace are not kept.
	 */
	public static final int MOST_SPANS = 10_000;

	private static final Comparator<TraceSpan> ORDER = Comparator.comparing(TraceSpan::start)
		.thenComparing((span) -> !span.entry())
		.thenComparing(TraceSpan::spanId);

	private TraceChange() {
	}

	/**
	 * Add spans to a trace, or begin it.
	 * @param before the trace, {@code null} to begin it
	 * @param part the spans, at least one
	 * @return the trace
	 */
	public static Trace add(@Nullable Trace before, TracePart part) {
		Map<String, TraceSpan> spans = new LinkedHashMap<>();
		if (before != null) {
			before.spans().forEach((span) -> spans.put(span.spanId(), span));
		}
		int dropped = 0;
		for (TraceSpan span : part.spans()) {
			TraceSpan known = spans.get(span.spanId());
			if (known == null && spans.size() >= MOST_SPANS) {
				dropped++;
			}
			else if (known == null || known.isRunning() || !span.isRunning()) {
				spans.put(span.spanId(), span);
			}
		}
		return with(part.traceId(), spans, kept(before, part, dropped));
	}

	private static Kept kept(@Nullable Trace before, TracePart part, int dropped) {
		TraceSummary known = (before != null) ? before.summary() : null;
		if (known == null) {
			return new Kept(1, part.sampling(), part.redacted(), dropped, null);
		}
		Map<String, Long> redacted = new TreeMap<>(known.redacted());
		part.redacted().forEach((type, count) -> redacted.merge(type, count, Long::sum));
		SamplingDecision sampling = (part.sampling() != null) ? part.sampling() : known.sampling();
		return new Kept(known.revision() + 1, sampling, redacted, known.droppedSpans() + dropped, known.pin());
	}

	/**
	 * Remove spans that run.
	 * @param before the trace
	 * @param spanIds the spans, as far as they run
	 * @return the trace, or empty if nothing is left of it
	 */
	public static Optional<Trace> forgetRunning(Trace before, Set<String> spanIds) {
		Map<String, TraceSpan> spans = new LinkedHashMap<>();
		before.spans()
			.stream()
			.filter((span) -> !span.isRunning() || !spanIds.contains(span.spanId()))
			.forEach((span) -> spans.put(span.spanId(), span));
		TraceSummary known = before.summary();
		return spans.isEmpty() ? Optional.empty() : Optional.of(with(known.traceId(), spans,
				new Kept(known.revision() + 1, known.sampling(), known.redacted(), known.droppedSpans(), known.pin())));
	}

	private static Trace with(String traceId, Map<String, TraceSpan> spans, Kept kept) {
		List<TraceSpan> ordered = spans.values().stream().sorted(ORDER).toList();
		return new Trace(SummaryReader.read(traceId, ordered, kept), ordered);
	}

	/**
	 * Pin a trace or not.
	 * @param before the trace
	 * @param pin why, {@code null} for not
	 * @return the trace
	 */
	public static TraceSummary pin(TraceSummary before, @Nullable String pin) {
		return before.changed(before.content(), (pin != null) ? StoredText.key(pin) : null);
	}

	/**
	 * Remove the content of a trace.
	 * @param before the trace
	 * @return the trace, without what somebody wrote or was told
	 */
	public static Trace withoutContent(Trace before) {
		return new Trace(before.summary().changed(false, before.summary().pin()),
				before.spans().stream().map(ContentRemoval::of).toList());
	}

}
