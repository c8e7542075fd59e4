package io.throughline.sample.refund;

import io.throughline.step.Steps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

/** Works refunds off: first the model, then the payment. */
@Component
final class RefundWorker {

	private static final Logger logger = LoggerFactory.getLogger(RefundWorker.class);

	private final RefundDesk desk;

	private final DuplicateCheck check;

	private final Steps steps;

	RefundWorker(RefundDesk desk, DuplicateCheck check, Steps steps) {
		this.desk = desk;
		this.check = check;
		this.steps = steps;
	}

	@KafkaListener(topics = RefundJob.TOPIC, concurrency = RefundJob.PARTITIONS)
	void work(RefundJob job) {
		this.steps.item("refund").itemId(job.refundId()).run((item) -> refund(job));
	}

	@KafkaListener(topics = RefundJob.DEAD_LETTERS)
	void setAside(RefundJob job) {
		String error = this.desk.find(job.refundId()).map(Refund::error).orElse("the worker failed");
		this.desk.status(job.refundId(), RefundStatus.PENDING_REVIEW, error);
		logger.warn("Refund {} moved to the dead letter topic, status pending_review: {}", job.refundId(), error);
	}

	private void refund(RefundJob job) {
		int attempt = this.desk.attempt(job.refundId());
		logger.info("Refund {} attempt {} started", job.refundId(), attempt);
		if (!isDuplicate(job)) {
			this.desk.status(job.refundId(), RefundStatus.PENDING_REVIEW, "not a duplicate charge");
			logger.info("Refund {} needs a person: not a duplicate charge", job.refundId());
			return;
		}
		pay(job);
		this.desk.status(job.refundId(), RefundStatus.APPROVED, null);
		logger.info("Refund {} approved", job.refundId());
	}

	private boolean isDuplicate(RefundJob job) {
		try {
			return this.check.isDuplicate(job);
		}
		catch (RestClientException ex) {
			throw failed(job, (ex instanceof ResourceAccessException) ? "model timed out" : "model call failed", ex);
		}
	}

	private void pay(RefundJob job) {
		try {
			this.desk.pay(job.refundId(), job.orderId(), job.amountCents());
		}
		catch (RestClientException ex) {
			throw failed(job, "payment failed", ex);
		}
	}

	private RestClientException failed(RefundJob job, String error, RestClientException cause) {
		this.desk.status(job.refundId(), RefundStatus.PENDING, error);
		logger.warn("Refund {} attempt failed: {}", job.refundId(), error);
		return cause;
	}

}
