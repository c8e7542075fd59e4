package io.throughline.cost;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Says what a call of a model costs. A bean of this type replaces the calculator that
 * reads {@code throughline.cost.prices}. Implementations are thread-safe and do not
 * block.
 */
@FunctionalInterface
public interface CostCalculator {

	/**
	 * Calculate the cost of a call from its tokens.
	 * @param provider name of the provider as in {@code gen_ai.provider.name}, or
	 * {@code null} if it is not known
	 * @param model exact name of the model
	 * @param usage tokens that the call used
	 * @param day day of the call in UTC, which chooses among prices
	 * @return the cost, or empty if no right number can be given
	 */
	Optional<Cost> calculate(@Nullable String provider, String model, TokenUsage usage, LocalDate day);

	/**
	 * Return the cost that a gateway reported or, where it reported none, the calculated
	 * one.
	 * @param provider name of the provider as in {@code gen_ai.provider.name}, or
	 * {@code null} if it is not known
	 * @param model exact name of the model
	 * @param usage tokens that the call used
	 * @param day day of the call in UTC, which chooses among prices
	 * @param reported the gateway's own cost, or {@code null} if there is none
	 * @return the cost, or empty if no right number can be given
	 * @see Cost#reported
	 */
	default Optional<Cost> calculate(@Nullable String provider, String model, TokenUsage usage, LocalDate day,
			@Nullable Cost reported) {
		return (reported != null) ? Optional.of(reported) : calculate(provider, model, usage, day);
	}

}
