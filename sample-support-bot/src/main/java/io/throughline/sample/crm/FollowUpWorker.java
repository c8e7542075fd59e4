package io.throughline.sample.crm;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.DltHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.stereotype.Component;

/** Asks the CRM again, through retry topics, and gives up to a person in the end. */
@Component
final class FollowUpWorker {

	private static final Logger logger = LoggerFactory.getLogger(FollowUpWorker.class);

	private final CrmClient crm;

	FollowUpWorker(CrmClient crm) {
		this.crm = crm;
	}

	@RetryableTopic(attempts = "3", backOff = @BackOff(delay = 300, multiplier = 2))
	@KafkaListener(topics = FollowUp.TOPIC)
	void ask(FollowUp followUp) {
		RequestStatus status = this.crm.status(followUp.subject());
		logger.info("Follow-up: the {} request is {}", followUp.subject(), status.status());
	}

	@DltHandler
	void giveUp(FollowUp followUp) {
		logger.warn("Follow-up: no status of the {} request, a person will follow up", followUp.subject());
	}

}
