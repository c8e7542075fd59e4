package io.throughline.sample.refund;

import org.jspecify.annotations.Nullable;

/**
 * A refund was taken and waits for the worker.
 *
 * @param refundId its id
 * @param status how far it is
 * @param traceId the trace id
 * @param reference the trace id as people spell it
 */
record RefundAccepted(String refundId, RefundStatus status, @Nullable String traceId, @Nullable String reference) {
}
