package io.throughline.sample.standin;

import java.util.List;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real Kafka broker in this JVM. */
final class BrokerStandIn implements KafkaConnectionDetails, AutoCloseable {

	private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

	BrokerStandIn() {
		// By default it would set the very property that says there is a real broker.
		this.broker.brokerListProperty(EmbeddedKafkaBroker.SPRING_EMBEDDED_KAFKA_BROKERS);
		this.broker.afterPropertiesSet();
	}

	@Override
	public List<String> getBootstrapServers() {
		return List.of(this.broker.getBrokersAsString());
	}

	@Override
	public void close() {
		this.broker.destroy();
	}

}
