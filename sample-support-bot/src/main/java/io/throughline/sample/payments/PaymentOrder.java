package io.throughline.sample.payments;

/**
 * Money that goes back.
 *
 * @param refundId the refund, also the key that makes a repeated order harmless
 * @param orderId the order that was paid
 * @param amountCents how much
 */
public record PaymentOrder(String refundId, String orderId, long amountCents) {
}
