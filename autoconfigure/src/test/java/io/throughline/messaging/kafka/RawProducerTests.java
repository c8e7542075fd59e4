package io.throughline.messaging.kafka;

import io.throughline.messaging.kafka.KafkaApplication.Origin;
import io.throughline.testsupport.KafkaBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Producers that no template observes write the trace all the same.
 */
@ExtendWith(KafkaBroker.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawProducerTests {

	private KafkaApplication boots;

	private KafkaApplication own;

	@BeforeAll
	void start(KafkaBroker broker) {
		this.boots = KafkaApplication.start(broker, RawApplication.class);
		this.own = KafkaApplication.start(broker, OwnFactoryApplication.class);
	}

	@AfterAll
	void stop() {
		this.boots.close();
		this.own.close();
	}

	@Test
	void writesTheTraceOfAProducerOfBootsFactory() {
		Origin origin = this.boots.origin("acme", () -> sendByFactory(this.boots, "by boot"));
		assertCarried(this.boots, "by boot", origin);
	}

	@Test
	void writesTheTraceOfAProducerOfTheApplicationsFactory() {
		Origin origin = this.own.origin("acme", () -> sendByFactory(this.own, "by own"));
		assertCarried(this.own, "by own", origin);
	}

	@Test
	void writesTheTraceOfAClientThatNamesTheInterceptor() {
		Origin origin = this.boots.origin("acme", () -> {
			try (PlainProducer producer = PlainProducer.of(this.boots.context(), TraceProducerInterceptor.class)) {
				producer.send(new ProducerRecord<>("raw", "by client"));
			}
		});
		assertCarried(this.boots, "by client", origin);
	}

	@Test
	void leavesTheTraceThatTheRecordHas() {
		String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
		this.boots.origin("acme", () -> {
			try (PlainProducer producer = PlainProducer.of(this.boots.context(), TraceProducerInterceptor.class)) {
				ProducerRecord<Object, Object> record = new ProducerRecord<>("raw", "with parent");
				record.headers().add("traceparent", parent.getBytes());
				producer.send(record);
			}
		});
		ConsumerRecord<?, ?> record = this.boots.received().await("raw", "with parent");
		assertThat(Received.header(record, "traceparent")).containsExactly(parent);
	}

	@Test
	void writesNothingWhereThereIsNoTrace() {
		try (PlainProducer producer = PlainProducer.of(this.boots.context(), TraceProducerInterceptor.class)) {
			producer.send(new ProducerRecord<>("raw", "without"));
		}
		ConsumerRecord<?, ?> record = this.boots.received().await("raw", "without");
		assertThat(record.headers().lastHeader("traceparent")).isNull();
		assertThat(record.headers().lastHeader("baggage")).isNull();
	}

	private void assertCarried(KafkaApplication application, String value, Origin origin) {
		ConsumerRecord<?, ?> record = application.received().await(topic(application), value);
		assertThat(Received.header(record, "traceparent")).singleElement()
			.asString()
			.startsWith("00-" + origin.traceId() + "-" + origin.spanId() + "-");
		assertThat(application.lines().mdc("got " + value)).containsEntry("trace_id", origin.traceId())
			.containsEntry("tenant_id", "acme");
	}

	@SuppressWarnings("unchecked")
	private void sendByFactory(KafkaApplication application, String value) {
		ProducerFactory<Object, Object> factory = application.context().getBean(ProducerFactory.class);
		try (Producer<Object, Object> producer = factory.createProducer()) {
			producer.send(new ProducerRecord<>(topic(application), value));
		}
	}

	private String topic(KafkaApplication application) {
		return (application == this.own) ? "raw-own" : "raw";
	}

	/**
	 * Takes Boot's producer factory.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class RawApplication {

		@Bean
		Listeners listeners(Received received) {
			return new Listeners(received);
		}

		/**
		 * Its listeners.
		 *
		 * @param received where records go
		 */
		record Listeners(Received received) {

			@KafkaListener(id = "raw", topics = "raw")
			void raw(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

		}

	}

	/**
	 * Brings a producer factory.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class OwnFactoryApplication {

		@Bean
		ProducerFactory<Object, Object> ownProducers(KafkaProperties properties) {
			return new DefaultKafkaProducerFactory<>(properties.buildProducerProperties());
		}

		@Bean
		Listeners listeners(Received received) {
			return new Listeners(received);
		}

		/**
		 * Its listeners.
		 *
		 * @param received where records go
		 */
		record Listeners(Received received) {

			@KafkaListener(id = "raw-own", topics = "raw-own")
			void raw(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

		}

	}

}
