package io.throughline.sample;

import org.jspecify.annotations.Nullable;

/**
 * What an answer tells about its trace.
 *
 * @param traceId the trace id, {@code null} without a trace
 * @param reference its spelling for people, {@code null} without a trace
 */
public record TraceRef(@Nullable String traceId, @Nullable String reference) {
}
