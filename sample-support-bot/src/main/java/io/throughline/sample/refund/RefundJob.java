package io.throughline.sample.refund;

/**
 * A refund on its way to the worker.
 *
 * @param refundId the refund
 * @param orderId the order that was paid
 * @param amountCents how much is to go back
 * @param reason why, in the customer's words
 */
record RefundJob(String refundId, String orderId, long amountCents, String reason) {

	static final String TOPIC = "refunds";

	// A refund that waits for the model does not hold up the others.
	static final String PARTITIONS = "3";

	static final String DEAD_LETTERS = TOPIC + ".DLT";

}
