package io.throughline.session;

import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;

import io.throughline.incident.Words;
import org.jspecify.annotations.Nullable;

/**
 * A session as text for terminals and tickets: one line per turn, and one per pause.
 */
final class SessionText {

	// Shorter pauses are somebody who reads and types.
	private static final long PAUSE = 60_000;

	private final Session session;

	private final Words words = new Words();

	private final StringBuilder text = new StringBuilder();

	private SessionText(Session session) {
		this.session = session;
	}

	static String of(Session session) {
		return new SessionText(session).render();
	}

	private String render() {
		Session.Totals totals = this.session.totals();
		line(this.words.say("session.title", Words.shortened(this.session.sessionId()), shown(this.session.tenant()),
				totals.turns(), Words.millis(totals.durationMs()), totals.inputTokens(), totals.outputTokens(),
				(totals.cost() != null) ? totals.cost() + " " + totals.currency() : null));
		if (this.session.contextGrowth() != null) {
			line(this.words.say("session.growth", this.session.contextGrowth()));
		}
		if (totals.truncated()) {
			line(this.words.say("session.truncated", totals.turns()));
		}
		this.text.append('\n');
		this.session.turns().forEach(this::turn);
		if (this.session.next() != null) {
			line(this.words.say("session.next", this.session.next()));
		}
		return this.text.toString();
	}

	private void turn(Turn turn) {
		if (turn.idleMsBefore() != null && turn.idleMsBefore() > PAUSE) {
			line("      -- " + this.words.say("session.idle", Words.millis(turn.idleMsBefore())) + " --");
		}
		String cost = (turn.cost() != null) ? turn.cost() : "-";
		String sum = (turn.cumulativeCost() != null) ? turn.cumulativeCost() : "-";
		line(String.format("%4d", turn.number()), turn.ref(), turn.startedAt().truncatedTo(ChronoUnit.SECONDS),
				turn.outcome(), Words.millis(turn.durationMs()), turn.inputTokens() + " in",
				turn.outputTokens() + " out", cost, "sum " + sum,
				turn.flags().isEmpty() ? null : "<- " + String.join(", ", turn.flags()));
	}

	private static @Nullable String shown(@Nullable String value) {
		return (value != null) ? Words.shortened(value) : null;
	}

	private void line(@Nullable Object... parts) {
		StringJoiner line = new StringJoiner("  ");
		Stream.of(parts).filter(Objects::nonNull).forEach((part) -> line.add(part.toString()));
		this.text.append(line.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", " ")).append('\n');
	}

}
