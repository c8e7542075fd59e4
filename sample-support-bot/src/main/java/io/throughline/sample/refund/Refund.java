package io.throughline.sample.refund;

import io.throughline.sample.TraceRef;
import org.jspecify.annotations.Nullable;

/**
 * A refund as its owner may see it.
 *
 * @param refundId its id
 * @param status how far it is
 * @param attempts how often the worker has tried
 * @param error why the last try failed, if it did
 * @param traceId the trace id of the request it came with
 * @param reference the trace id as people spell it
 */
record Refund(String refundId, RefundStatus status, int attempts, @Nullable String error, @Nullable String traceId,
		@Nullable String reference) {

	static Refund pending(String refundId, TraceRef trace) {
		return new Refund(refundId, RefundStatus.PENDING, 0, null, trace.traceId(), trace.reference());
	}

	Refund attempted() {
		return new Refund(this.refundId, this.status, this.attempts + 1, this.error, this.traceId, this.reference);
	}

	Refund with(RefundStatus status, @Nullable String error) {
		return new Refund(this.refundId, status, this.attempts, error, this.traceId, this.reference);
	}

	TraceRef trace() {
		return new TraceRef(this.traceId, this.reference);
	}

}
