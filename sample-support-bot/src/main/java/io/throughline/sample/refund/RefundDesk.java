package io.throughline.sample.refund;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

import io.throughline.sample.CurrentTrace;
import io.throughline.sample.Recent;
import io.throughline.sample.payments.PaymentClient;
import io.throughline.sample.payments.PaymentOrder;
import io.throughline.sample.ticket.CaseBook;
import io.throughline.sample.ticket.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Takes refunds and knows how far they are: the last 10,000, in memory. */
@Component
final class RefundDesk {

	private static final Logger logger = LoggerFactory.getLogger(RefundDesk.class);

	private final Recent<String, Refund> refunds = new Recent<>(10_000);

	private final KafkaTemplate<String, Object> kafka;

	private final PaymentClient payments;

	private final CaseBook cases;

	private final CurrentTrace trace;

	RefundDesk(KafkaTemplate<String, Object> kafka, PaymentClient payments, CaseBook cases, CurrentTrace trace) {
		this.kafka = kafka;
		this.payments = payments;
		this.cases = cases;
		this.trace = trace;
	}

	Refund queue(String orderId, long amountCents, String reason) {
		RefundJob job = new RefundJob(newId(), orderId, amountCents, reason);
		Refund refund = update(job.refundId(), (known) -> known);
		try {
			this.kafka.send(RefundJob.TOPIC, job.refundId(), job).join();
		}
		catch (CompletionException | KafkaException ex) {
			this.refunds.remove(job.refundId());
			this.cases.record(refund.trace(), "refund", "The refund could not be queued", Verdict.SAFE_TO_RETRY);
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"The refund could not be queued. Nothing was changed; try again in a minute.", ex);
		}
		logger.info("Refund {} queued", job.refundId());
		return refund;
	}

	Refund payNow(String orderId, long amountCents) {
		String id = newId();
		pay(id, orderId, amountCents);
		return status(id, RefundStatus.APPROVED, null);
	}

	void pay(String refundId, String orderId, long amountCents) {
		this.payments.pay(new PaymentOrder(refundId, orderId, amountCents));
	}

	int attempt(String refundId) {
		return update(refundId, Refund::attempted).attempts();
	}

	Refund status(String refundId, RefundStatus status, @Nullable String error) {
		return update(refundId, (refund) -> refund.with(status, error));
	}

	Optional<Refund> find(String refundId) {
		return Optional.ofNullable(this.refunds.get(refundId));
	}

	// A refund may be unknown here: the worker of a real broker outlives the store.
	private Refund update(String refundId, UnaryOperator<Refund> change) {
		Refund refund = this.refunds.update(refundId, Refund.pending(refundId, this.trace.get()), change);
		this.cases.record(refund.trace(), "refund", summary(refund), verdict(refund));
		return refund;
	}

	private static String newId() {
		return "rf_" + UUID.randomUUID();
	}

	private static String summary(Refund refund) {
		String error = refund.error();
		return "Refund " + refund.refundId() + " is " + refund.status() + " after " + refund.attempts()
				+ " attempts of the worker" + ((error != null) ? ": " + error : "");
	}

	private static Verdict verdict(Refund refund) {
		return switch (refund.status()) {
			case PENDING -> Verdict.WAIT;
			case APPROVED -> Verdict.NO_ACTION;
			case PENDING_REVIEW -> Verdict.MANUAL_FIX;
		};
	}

}
