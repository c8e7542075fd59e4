package io.throughline.step;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import io.throughline.cost.Cost;
import io.throughline.cost.CostCalculator;
import io.throughline.cost.TokenUsage;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Says what a model call or an embedding costs, once it has ended. The calculator is
 * asked with the model that answered or, where that is not known, the one that was asked
 * for, and is told what was reported. Without any count of tokens nothing is known to be
 * billed, such as for an answer from a cache or a failure before the answer: unless a
 * cost was reported, the calculator is not asked, and so does not count an unknown price.
 *
 * @param calculator what is asked, or {@code null} for nothing
 * @param clock tells the day of the call
 */
record StepPricing(@Nullable CostCalculator calculator, InstantSource clock) {

	static final StepPricing NONE = new StepPricing(null, InstantSource.system());

	private static final List<Field> COUNTS = List.of(Field.INPUT_TOKENS, Field.CACHE_READ_TOKENS,
			Field.CACHE_WRITE_TOKENS, Field.OUTPUT_TOKENS, Field.REASONING_TOKENS);

	/**
	 * Put the cost into the context of a step, if it is known.
	 */
	void price(StepContext context) {
		Cost reported = context.cost();
		if (this.calculator != null && (reported != null || isBilled(context))) {
			LocalDate day = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
			this.calculator.calculate(text(context, Field.PROVIDER), model(context), usage(context), day, reported)
				.ifPresent(context::cost);
		}
	}

	/**
	 * Return whether a provider was asked and counted tokens.
	 */
	static boolean isBilled(StepContext context) {
		return context.isInference() && COUNTS.stream().anyMatch((field) -> context.value(field) != null);
	}

	private static String model(StepContext context) {
		String answered = text(context, Field.RESPONSE_MODEL);
		String asked = text(context, Field.MODEL);
		// A model that nobody named has no price, which is to be counted too.
		return (answered != null) ? answered : (asked != null) ? asked : "";
	}

	private static TokenUsage usage(StepContext context) {
		Long output = count(context, Field.OUTPUT_TOKENS);
		return new TokenUsage(count(context, Field.INPUT_TOKENS), count(context, Field.CACHE_READ_TOKENS),
				count(context, Field.CACHE_WRITE_TOKENS),
				// Vectors are not made of tokens.
				(output == null && context.kind() == StepKind.EMBEDDING) ? Long.valueOf(0) : output,
				count(context, Field.REASONING_TOKENS));
	}

	private static @Nullable Long count(StepContext context, Field field) {
		return (Long) context.value(field);
	}

	private static @Nullable String text(StepContext context, Field field) {
		return (String) context.value(field);
	}

}
