package io.throughline.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A time in which nothing of a request was done.
 *
 * @param afterMs when it began, from the start of the request
 * @param lengthMs how long it lasted
 */
public record Gap(long afterMs, long lengthMs) {

	private static final long LEAST = 100;

	/**
	 * Return the gaps of more than a twentieth of the whole.
	 */
	static List<Gap> of(Findings findings) {
		Instant start = findings.summary().start();
		Instant end = start.plus(findings.summary().duration());
		long least = Math.max(LEAST, findings.summary().duration().toMillis() / 20);
		List<Gap> gaps = new ArrayList<>();
		Instant reached = start;
		for (ReadSpan span : findings.tree().all()) {
			long idle = Duration.between(reached, span.span().start()).toMillis();
			if (idle > least) {
				gaps.add(new Gap(Duration.between(start, reached).toMillis(), idle));
			}
			Instant until = Objects.requireNonNullElse(span.span().end(), end);
			reached = until.isAfter(reached) ? until : reached;
		}
		return List.copyOf(gaps);
	}

}
