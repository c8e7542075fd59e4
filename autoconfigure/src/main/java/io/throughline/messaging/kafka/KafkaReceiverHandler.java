package io.throughline.messaging.kafka;

import java.time.Instant;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.HandOffs.State;
import io.throughline.propagation.TraceParent;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.apache.kafka.common.header.Headers;

import org.springframework.kafka.retrytopic.RetryTopicHeaders;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;

/**
 * Numbers the attempts at a record, within a listener and over retry topics, and counts
 * how its id arrived.
 */
final class KafkaReceiverHandler implements ObservationHandler<KafkaRecordReceiverContext> {

	private final HandOffs handOffs;

	KafkaReceiverHandler(HandOffs handOffs) {
		this.handOffs = handOffs;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof KafkaRecordReceiverContext && !(context instanceof RecordScopes.BatchedRecord);
	}

	@Override
	public void onStart(KafkaRecordReceiverContext context) {
		Headers headers = context.getRecord().headers();
		int attempt = Math.max(KafkaHeaderValues.number(headers, KafkaHeaders.DELIVERY_ATTEMPT, 1),
				KafkaHeaderValues.number(headers, RetryTopicHeaders.DEFAULT_HEADER_ATTEMPTS, 1));
		if (attempt > 1) {
			ScopeFields.put(context, Field.RETRY_COUNT, Integer.toString(attempt - 1));
		}
		if (KafkaHeaderValues.number(headers, KafkaHeaders.DELIVERY_ATTEMPT, 1) == 1 && !early(headers)) {
			this.handOffs.count(Kind.KAFKA_IN, context.getRecord().topic() + " -> " + listener(context), state(headers),
					context);
		}
	}

	/**
	 * Return whether a record of a retry topic came before its time: spring-kafka puts it
	 * back and polls it again.
	 */
	private boolean early(Headers headers) {
		return KafkaHeaderValues.due(headers).filter(Instant.now()::isBefore).isPresent();
	}

	static State state(Headers headers) {
		return State.of(KafkaHeaderValues.of(headers, TraceParent.HEADER));
	}

	private String listener(KafkaRecordReceiverContext context) {
		// A container counts its threads behind the listener's own name.
		String listener = context.getListenerId().replaceFirst("-\\d+$", "");
		boolean generated = listener.startsWith("org.springframework.kafka.KafkaListenerEndpointContainer#");
		return (generated && context.getGroupId() != null) ? context.getGroupId() : listener;
	}

}
