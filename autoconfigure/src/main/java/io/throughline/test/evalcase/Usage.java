package io.throughline.test.evalcase;

import org.jspecify.annotations.Nullable;

/**
 * What answering took.
 *
 * @param inputTokens tokens that went into models
 * @param outputTokens tokens that came out of them
 * @param cost what the calls cost that have a known cost, or {@code null} if none has
 * @param latencyMs how long it took, in milliseconds
 */
record Usage(long inputTokens, long outputTokens, @Nullable Double cost, long latencyMs) {

	static final Usage NONE = new Usage(0, 0, null, 0);

	Usage plus(Usage other) {
		return new Usage(this.inputTokens + other.inputTokens, this.outputTokens + other.outputTokens,
				sum(this.cost, other.cost), this.latencyMs + other.latencyMs);
	}

	Usage lasted(long latencyMs) {
		return new Usage(this.inputTokens, this.outputTokens, this.cost, latencyMs);
	}

	private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
		return (one == null) ? other : (other == null) ? one : Double.valueOf(one + other);
	}

}
