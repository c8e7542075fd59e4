package io.throughline.messaging.kafka;

import java.util.Objects;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs;
import io.throughline.semconv.Field;
import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.kafka.support.micrometer.KafkaRecordSenderContext;

/**
 * Counts what is sent, and says of a record that goes to a retry topic when it will be
 * tried again.
 */
final class KafkaSenderHandler implements ObservationHandler<KafkaRecordSenderContext> {

	private final HandOffs handOffs;

	KafkaSenderHandler(HandOffs handOffs) {
		this.handOffs = handOffs;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof KafkaRecordSenderContext;
	}

	@Override
	public void onStart(KafkaRecordSenderContext context) {
		ProducerRecord<?, ?> sent = context.getCarrier();
		if (sent != null) {
			KafkaHeaderValues.due(sent.headers())
				.ifPresent((due) -> context.addHighCardinalityKeyValue(
						KeyValue.of(Objects.requireNonNull(Field.NEXT_ATTEMPT.attribute()), due.toString())));
			this.handOffs.count(Kind.KAFKA_OUT, "-> " + sent.topic(), KafkaReceiverHandler.state(sent.headers()),
					context);
		}
	}

}
