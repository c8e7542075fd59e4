package io.throughline.messaging.kafka;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.kafka.support.micrometer.KafkaListenerObservation;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation.DefaultKafkaListenerObservationConvention;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;

/**
 * Gives a batch listener the scope of each single record of its batch.
 */
public final class RecordScopes {

	private final ObservationRegistry registry;

	RecordScopes(ObservationRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Work on one record in the record's own trace; the observation ends with the work.
	 * @param record the record
	 * @param work what is done with it
	 */
	public void run(ConsumerRecord<?, ?> record, Runnable work) {
		observation(record).observe(work);
	}

	/**
	 * Return an observation, not started yet, that continues the record's trace.
	 * @param record the record
	 * @return the observation
	 */
	public Observation observation(ConsumerRecord<?, ?> record) {
		return KafkaListenerObservation.LISTENER_OBSERVATION.observation(null,
				DefaultKafkaListenerObservationConvention.INSTANCE, () -> new BatchedRecord(record), this.registry);
	}

	/**
	 * Context of one record within a batch, whose arrival is counted with the batch.
	 */
	static final class BatchedRecord extends KafkaRecordReceiverContext {

		BatchedRecord(ConsumerRecord<?, ?> record) {
			super(record, "batch", () -> "");
			setRemoteServiceName("Apache Kafka");
		}

	}

}
