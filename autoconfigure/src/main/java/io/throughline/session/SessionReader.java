package io.throughline.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Computes the turns of a session and their sum.
 */
final class SessionReader {

	private final List<TurnFacts> facts;

	private final List<Turn> turns = new ArrayList<>();

	private final Spending spending = new Spending();

	private final TurnFlags flags;

	private @Nullable Instant quietSince;

	/**
	 * Create it.
	 * @param facts what is known of its turns, oldest first
	 */
	SessionReader(List<TurnFacts> facts) {
		this.facts = List.copyOf(facts);
		this.flags = new TurnFlags(this.facts);
		this.facts.forEach((turn) -> this.turns.add(next(turn)));
	}

	private Turn next(TurnFacts turn) {
		TraceSummary summary = turn.summary();
		this.spending.add(turn.totals());
		Turn next = new Turn(this.turns.size() + 1, summary.reference(), summary.traceId(), summary.start(),
				summary.duration().toMillis(), turn.outcome(), turn.totals().inputTokens(),
				turn.totals().outputTokens(), turn.totals().cost(), this.spending.sum(), idleBefore(summary.start()),
				this.flags.next(turn));
		if (this.quietSince == null || turn.end().isAfter(this.quietSince)) {
			this.quietSince = turn.end();
		}
		return next;
	}

	// A turn may begin while one before it still works.
	private @Nullable Long idleBefore(Instant start) {
		return (this.quietSince != null) ? Math.max(0, Duration.between(this.quietSince, start).toMillis()) : null;
	}

	List<Turn> turns() {
		return List.copyOf(this.turns);
	}

	/**
	 * Return the sum of all turns.
	 * @param truncated whether there are older ones
	 */
	Session.Totals totals(boolean truncated) {
		long duration = (this.quietSince != null)
				? Duration.between(this.turns.get(0).startedAt(), this.quietSince).toMillis() : 0;
		return new Session.Totals(this.turns.size(), truncated, duration,
				this.turns.stream().mapToLong(Turn::inputTokens).sum(),
				this.turns.stream().mapToLong(Turn::outputTokens).sum(), this.spending.sum(), this.spending.currency());
	}

	/**
	 * Return how many times as many tokens the last turn sent to models as the first one
	 * did, of those that did.
	 */
	@Nullable Double contextGrowth() {
		List<Turn> asked = this.turns.stream().filter((turn) -> turn.inputTokens() > 0).toList();
		if (asked.size() < 2) {
			return null;
		}
		double growth = (double) asked.get(asked.size() - 1).inputTokens() / asked.get(0).inputTokens();
		return Math.round(growth * 10) / 10.0;
	}

}
