package io.throughline.cost;

import org.jspecify.annotations.Nullable;

/**
 * Tokens that a call of a model used, as the provider bills them. {@code null} is an
 * unknown count, which is not zero. Counts that cannot be true become unknown: a negative
 * one alone, and a total together with its parts where the parts exceed it, because
 * nothing tells which of them is wrong.
 *
 * @param input tokens of the input, those read from and written to the provider's cache
 * included
 * @param cachedInput tokens of the input that were read from the provider's cache
 * @param cacheWrite tokens of the input that were written to the provider's cache
 * @param output tokens of the output, those of the reasoning included
 * @param reasoning tokens of the output that were spent on reasoning
 */
public record TokenUsage(@Nullable Long input, @Nullable Long cachedInput, @Nullable Long cacheWrite,
		@Nullable Long output, @Nullable Long reasoning) {

	/**
	 * Keeps only counts that can be true.
	 */
	public TokenUsage {
		input = known(input);
		cachedInput = known(cachedInput);
		cacheWrite = known(cacheWrite);
		output = known(output);
		reasoning = known(reasoning);
		if (exceeds(cachedInput, cacheWrite, input)) {
			input = null;
			cachedInput = null;
			cacheWrite = null;
		}
		if (exceeds(reasoning, null, output)) {
			output = null;
			reasoning = null;
		}
	}

	/**
	 * Return the usage of a provider whose input does not include its cache, such as
	 * Anthropic or Bedrock. The total is unknown unless all three parts are known: pass
	 * zero where the provider leaves out what was not used.
	 * @param uncachedInput tokens of the input apart from the cache, or {@code null}
	 * @param cachedInput tokens read from the cache, or {@code null}
	 * @param cacheWrite tokens written to the cache, or {@code null}
	 * @param output tokens of the output, those of the reasoning included, or
	 * {@code null}
	 * @return the usage, its input including the cache
	 */
	public static TokenUsage ofSeparateCache(@Nullable Long uncachedInput, @Nullable Long cachedInput,
			@Nullable Long cacheWrite, @Nullable Long output) {
		Long input = sum(sum(known(uncachedInput), known(cachedInput)), known(cacheWrite));
		return new TokenUsage(input, cachedInput, cacheWrite, output, null);
	}

	private static @Nullable Long known(@Nullable Long count) {
		return (count != null && count >= 0) ? count : null;
	}

	private static @Nullable Long sum(@Nullable Long left, @Nullable Long right) {
		// A sum beyond what a long holds turns negative, and so unknown.
		return (left != null && right != null) ? known(left + right) : null;
	}

	private static boolean exceeds(@Nullable Long part, @Nullable Long other, @Nullable Long total) {
		if (total == null) {
			return false;
		}
		long first = (part != null) ? part : 0;
		long second = (other != null) ? other : 0;
		return first > total || second > total - first;
	}

}
