package io.throughline.incident;

import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import io.throughline.store.StoredText;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody may look something up. Those who are not logged in share one
 * allowance. Safe for use by several threads.
 */
final class LookUpLimit {

	// Names are cut, so that all take less than a megabyte.
	private static final int MOST_USERS = 1_000;

	private static final long MINUTE = Duration.ofMinutes(1).toNanos();

	private final int perMinute;

	private final LongSupplier clock;

	private final Map<String, Allowance> users = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
			return size() > MOST_USERS;
		}

	};

	LookUpLimit(int perMinute, LongSupplier clock) {
		this.perMinute = perMinute;
		this.clock = clock;
	}

	/**
	 * Take one look-up.
	 * @param user who looks it up
	 * @return zero, or after how many seconds to try again
	 */
	synchronized long take(@Nullable Principal user) {
		// No user has an empty name; if one had, he would wait with those that have none.
		String name = (user != null) ? StoredText.key(String.valueOf(user.getName())) : "";
		long now = this.clock.getAsLong();
		Allowance known = this.users.getOrDefault(name, new Allowance(MINUTE, now));
		long saved = Math.min(MINUTE, known.saved + Math.max(0, now - known.since));
		long missing = MINUTE / this.perMinute - saved;
		this.users.put(name, new Allowance((missing > 0) ? saved : -missing, now));
		return (missing > 0) ? 1 + (missing - 1) / Duration.ofSeconds(1).toNanos() : 0;
	}

	/**
	 * How much time somebody has saved up.
	 *
	 * @param saved the time in nanoseconds; each look-up takes its share of a minute
	 * @param since when it was that much
	 */
	private record Allowance(long saved, long since) {

	}

}
