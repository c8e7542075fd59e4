package io.throughline.incident;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What support can do about an incident.
 *
 * @param action {@code no_action}, {@code safe_to_retry}, {@code do_not_retry},
 * {@code wait}, {@code manual_fix}, {@code customer_must_change_input} or
 * {@code ask_engineering}
 * @param rule the rule that says so, {@code null} if none fits
 * @param text the same in a sentence
 * @param because the short cause
 * @param step the step in question
 * @param retrySafe whether the same request may be sent again
 * @param record the Kafka record in question, as {@code topic-partition@offset}
 * @param nextAttemptAt when what failed will be tried again, {@code null} if that is not
 * known
 */
public record Verdict(String action, @Nullable String rule, String text, @Nullable String because,
		@Nullable String step, boolean retrySafe, @Nullable String record, @Nullable Instant nextAttemptAt) {

}
