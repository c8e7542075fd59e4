package io.throughline.messaging.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import org.springframework.context.ApplicationContext;

/**
 * A producer that nothing observes, as of a system that knows nothing of traces.
 *
 * @param producer the client
 */
record PlainProducer(KafkaProducer<Object, Object> producer) implements AutoCloseable {

	static PlainProducer of(ApplicationContext context, Class<?>... interceptors) {
		String servers = context.getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers");
		return new PlainProducer(new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
						StringSerializer.class, ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
						ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(interceptors))));
	}

	void send(ProducerRecord<Object, Object> record) {
		try {
			this.producer.send(record).get();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
