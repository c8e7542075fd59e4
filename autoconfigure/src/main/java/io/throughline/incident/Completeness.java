package io.throughline.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much of a request is there, so that nobody trusts a picture with holes.
 *
 * @param state {@code complete}, {@code partial} or {@code running}
 * @param running how many spans run
 * @param rootMissing whether the span that began the trace is not here
 * @param orphans how many spans miss their parent
 * @param cycles how many circles of parents were opened
 * @param clockSkewMs how much earlier a span began than its parent, at most
 * @param notShown how many spans are not shown, since there are too many
 * @param notices the same in sentences
 */
public record Completeness(String state, int running, boolean rootMissing, int orphans, int cycles, long clockSkewMs,
		int notShown, List<String> notices) {

	/**
	 * Create it.
	 */
	public Completeness {
		notices = List.copyOf(notices);
	}

	static Completeness of(Findings findings, int cut, Words words) {
		SpanTree tree = findings.tree();
		int running = (int) tree.all().stream().filter((span) -> span.span().isRunning()).count();
		boolean rootMissing = tree.all().stream().allMatch((span) -> span.span().parentId() != null);
		int orphans = (int) tree.all().stream().filter(tree::isOrphan).count();
		int notShown = cut + findings.summary().droppedSpans();
		long skew = tree.all().stream().map((span) -> skew(tree, span)).max(Comparator.naturalOrder()).orElse(0L);
		List<String> notices = new ArrayList<>();
		notice(notices, running > 0, words, "running", running);
		notice(notices, rootMissing, words, "root_missing", 1);
		notice(notices, orphans > 0, words, "orphans", orphans);
		notice(notices, !tree.opened().isEmpty(), words, "cycles", tree.opened().size());
		notice(notices, skew > 0, words, "clock_skew", skew);
		notice(notices, notShown > 0, words, "not_shown", notShown);
		boolean holes = orphans > 0 || !tree.opened().isEmpty() || notShown > 0;
		return new Completeness((running > 0) ? "running" : holes ? "partial" : "complete", running, rootMissing,
				orphans, tree.opened().size(), skew, notShown, notices);
	}

	private static void notice(List<String> notices, boolean holds, Words words, String code, long count) {
		if (holds) {
			notices.add(words.say("notice." + code, Long.toString(count)));
		}
	}

	private static long skew(SpanTree tree, ReadSpan span) {
		ReadSpan parent = tree.parent(span);
		Instant start = span.span().start();
		return (parent != null) ? Math.max(0, Duration.between(start, parent.span().start()).toMillis()) : 0;
	}

}
