package io.throughline.sample.chat;

import org.jspecify.annotations.Nullable;

/**
 * What the bot answers.
 *
 * @param answer the text
 * @param outcome how it went
 * @param traceId the trace id
 * @param reference the trace id as people spell it
 */
record ChatAnswer(String answer, Outcome outcome, @Nullable String traceId, @Nullable String reference) {
}
