package io.throughline.sample.refund;

import org.jspecify.annotations.Nullable;

/**
 * What a customer wants back.
 *
 * @param orderId the order that was paid
 * @param amountCents how much
 * @param reason why
 */
record RefundRequest(@Nullable String orderId, @Nullable Long amountCents, @Nullable String reason) {
}
