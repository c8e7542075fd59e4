package io.throughline.messaging.kafka;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.throughline.propagation.CarrierAdapter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import org.springframework.kafka.retrytopic.RetryTopicHeaders;

/**
 * Headers of Kafka records as text, all values of a name.
 */
final class KafkaHeaderValues implements CarrierAdapter {

	@Override
	public boolean supports(Object carrier) {
		return carrier instanceof ConsumerRecord || carrier instanceof ProducerRecord;
	}

	@Override
	public List<String> values(Object carrier, String name) {
		return of((carrier instanceof ConsumerRecord<?, ?> record) ? record.headers()
				: ((ProducerRecord<?, ?>) carrier).headers(), name);
	}

	static List<String> of(Headers headers, String name) {
		List<String> values = new ArrayList<>(1);
		for (Header header : headers.headers(name)) {
			if (header.value() != null) {
				values.add(new String(header.value(), StandardCharsets.UTF_8));
			}
		}
		return values;
	}

	/**
	 * Return when a record of a retry topic is to be tried.
	 */
	static Optional<Instant> due(Headers headers) {
		Header due = headers.lastHeader(RetryTopicHeaders.DEFAULT_HEADER_BACKOFF_TIMESTAMP);
		return (due != null && due.value() != null && due.value().length > 0)
				? Optional.of(Instant.ofEpochMilli(new BigInteger(due.value()).longValue())) : Optional.empty();
	}

	/**
	 * Return the number in a header of four bytes.
	 */
	static int number(Headers headers, String name, int absent) {
		Header header = headers.lastHeader(name);
		return (header != null && header.value() != null && header.value().length == Integer.BYTES)
				? ByteBuffer.wrap(header.value()).getInt() : absent;
	}

}
