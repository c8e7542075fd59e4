package io.throughline.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A payload that carries its trace itself, for channels without headers: a job table, a
 * webhook body, a file. Serialises to JSON as it stands.
 *
 * @param traceparent W3C {@code traceparent} of who sealed it, or {@code null} if there
 * was no trace
 * @param baggage identity in the form of W3C {@code baggage}, or {@code null}
 * @param payload what is carried
 * @param <T> type of the payload
 */
public record TraceEnvelope<T>(@Nullable String traceparent, @Nullable String baggage, T payload) {
}
