package io.throughline.sample.chat;

import org.jspecify.annotations.Nullable;

/**
 * The last event of a streamed answer.
 *
 * @param outcome how it went
 * @param traceId the trace id
 * @param reference the trace id as people spell it
 */
record StreamEnd(Outcome outcome, @Nullable String traceId, @Nullable String reference) {
}
