package io.throughline.session;

import java.util.List;

import io.throughline.incident.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of one tenant.
 *
 * @param sessionId its id
 * @param tenant the tenant
 * @param turns some of its turns, oldest first
 * @param next the cursor of the turns that follow, {@code null} if these are the last
 * @param totals the sum of all its turns
 * @param contextGrowth how many times as many tokens the last turn sent to models as the
 * first one did, {@code null} if fewer than two did
 */
record Session(String sessionId, @Nullable String tenant, List<Turn> turns, @Nullable String next, Totals totals,
		@Nullable Double contextGrowth) implements PlainText {

	/**
	 * Create it.
	 */
	Session {
		turns = List.copyOf(turns);
	}

	@Override
	public String plainText() {
		return SessionText.of(this);
	}

	/**
	 * The sum of a session.
	 *
	 * @param turns how many turns there are
	 * @param truncated whether there are older ones, which are neither shown nor counted
	 * @param durationMs the time from its beginning to its end
	 * @param inputTokens tokens that went into models
	 * @param outputTokens tokens that came out of models
	 * @param cost what they cost, as far as it is known; {@code null} if it is not or
	 * they are of several currencies
	 * @param currency the currency
	 */
	record Totals(int turns, boolean truncated, long durationMs, long inputTokens, long outputTokens,
			@Nullable String cost, @Nullable String currency) {

	}

}
