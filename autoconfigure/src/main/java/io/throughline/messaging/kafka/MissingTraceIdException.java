package io.throughline.messaging.kafka;

import io.throughline.propagation.RequiredIds;
import io.throughline.propagation.TraceParent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.kafka.support.converter.ConversionException;

/**
 * A record arrived without a usable trace id and {@code throughline.integrity.missing} is
 * {@code reject}. To try again is of no use, so that spring-kafka's error handlers pass
 * the record on to their recoverer at once, as they do with one that cannot be converted.
 */
public final class MissingTraceIdException extends ConversionException {

	private MissingTraceIdException(ConsumerRecord<?, ?> record) {
		super("The record " + record.topic() + "-" + record.partition() + "@" + record.offset()
				+ " has no usable \"traceparent\" header, which throughline.integrity.missing=reject demands", null);
	}

	static void check(RequiredIds required, ConsumerRecord<?, ?> record) {
		if (!required.admits(KafkaHeaderValues.of(record.headers(), TraceParent.HEADER))) {
			throw new MissingTraceIdException(record);
		}
	}

}
