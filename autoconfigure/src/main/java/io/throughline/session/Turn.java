package io.throughline.session;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One request of a session.
 *
 * @param number which one it is, from 1
 * @param ref its short reference
 * @param traceId its trace id
 * @param startedAt when it began
 * @param durationMs how long it took
 * @param outcome how it ended, as far as it did
 * @param inputTokens tokens that went into models
 * @param outputTokens tokens that came out of models
 * @param cost what they cost, as far as it is known
 * @param cumulativeCost what the session cost up to here, {@code null} if it is not known
 * or of several currencies
 * @param idleMsBefore how long nothing happened before it, {@code null} at the first one
 * @param flags what stands out: {@code first_failure}, {@code repeated_answer},
 * {@code prompt_version_changed}, and with an id {@code document_entered} and
 * {@code memory_entered}, which later turns use again, {@code stale_document_entered} and
 * {@code old_memory_entered}, which are older than 30 days
 */
record Turn(int number, String ref, String traceId, Instant startedAt, long durationMs, String outcome,
		long inputTokens, long outputTokens, @Nullable String cost, @Nullable String cumulativeCost,
		@Nullable Long idleMsBefore, List<String> flags) {

	/**
	 * Create it.
	 */
	Turn {
		flags = List.copyOf(flags);
	}

}
