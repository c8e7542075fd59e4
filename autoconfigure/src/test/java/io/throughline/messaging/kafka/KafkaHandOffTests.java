package io.throughline.messaging.kafka;

import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.scope.TraceFailure;
import io.throughline.testsupport.KafkaBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A record takes the trace and the identity of its sender to each kind of listener.
 */
@ExtendWith(KafkaBroker.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaHandOffTests {

	private static final AttributeKey<Boolean> FAILED_ELSEWHERE = AttributeKey
		.booleanKey("throughline.failed_elsewhere");

	private KafkaApplication boots;

	private KafkaApplication own;

	@BeforeAll
	void start(KafkaBroker broker) {
		this.boots = KafkaApplication.start(broker, BootsBeans.class);
		this.own = KafkaApplication.start(broker, OwnBeans.class);
	}

	@AfterAll
	void stop() {
		this.boots.close();
		this.own.close();
	}

	static Stream<Cell> cells() {
		return Stream.of(new Cell("Boot's template to Boot's factory", false, "boot"),
				new Cell("Boot's template to the application's factory", false, "boot-own-factory"),
				new Cell("own template to own factory", true, "own-factory"),
				new Cell("own template to own container", true, "own-container"),
				new Cell("own template to a container made by own factory", true, "made-container"));
	}

	@ParameterizedTest
	@MethodSource("cells")
	void putsOneTraceparentOnTheRecord(Cell cell) {
		KafkaApplication application = application(cell);
		KafkaApplication.Origin origin = application.send(cell.topic(), "header " + cell);
		ConsumerRecord<?, ?> record = application.received().await(cell.topic(), "header " + cell);
		assertThat(Received.header(record, "traceparent")).singleElement()
			.asString()
			.startsWith("00-" + origin.traceId() + "-");
	}

	@ParameterizedTest
	@MethodSource("cells")
	void givesTheListenersLineTheSendersTraceAndIdentity(Cell cell) {
		KafkaApplication application = application(cell);
		KafkaApplication.Origin origin = application.send(cell.topic(), "line " + cell);
		Map<String, String> mdc = application.lines().mdc("got line " + cell);
		assertThat(mdc).containsEntry("trace_id", origin.traceId())
			.containsEntry("tenant_id", "acme")
			.containsEntry("session_id", "s-1")
			.containsEntry("user_hash", "u-1")
			.containsKeys("span_id", "ref")
			.doesNotContainKey("retry_count");
		assertThat(mdc.get("span_id")).isNotEqualTo(origin.spanId());
	}

	@ParameterizedTest
	@MethodSource("cells")
	void hangsTheListenersSpanBelowTheProducers(Cell cell) {
		KafkaApplication application = application(cell);
		KafkaApplication.Origin origin = application.send(cell.topic(), "span " + cell);
		String spanId = application.lines().mdc("got span " + cell).get("span_id");
		SpanData consumer = application.spans().await(spanId);
		SpanData producer = application.spans().await(consumer.getParentSpanId());
		assertThat(consumer.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(producer.getKind()).isEqualTo(SpanKind.PRODUCER);
		assertThat(producer.getParentSpanId()).isEqualTo(origin.spanId());
		assertThat(application.spans().of(origin.traceId(), SpanKind.CONSUMER)).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("cells")
	void tellsTheListenerThatTheSenderFailed(Cell cell) {
		KafkaApplication application = application(cell);
		application.origin("acme", () -> {
			Observation sending = application.context().getBean(ObservationRegistry.class).getCurrentObservation();
			TraceFailure.mark((Observation.Context) sending.getContextView());
			application.template().send(cell.topic(), "failed " + cell).join();
		});
		SpanData failed = application.spans().await(application.lines().mdc("got failed " + cell).get("span_id"));
		assertThat(failed.getAttributes().get(FAILED_ELSEWHERE)).isTrue();
		application.send(cell.topic(), "well " + cell);
		SpanData well = application.spans().await(application.lines().mdc("got well " + cell).get("span_id"));
		assertThat(well.getAttributes().get(FAILED_ELSEWHERE)).isNull();
	}

	private KafkaApplication application(Cell cell) {
		return cell.own() ? this.own : this.boots;
	}

	/**
	 * One way from a template to a listener.
	 *
	 * @param name its name
	 * @param own whether the application brings its own template
	 * @param topic topic in between
	 */
	record Cell(String name, boolean own, String topic) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * Takes Boot's template and factory, and has a factory besides.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class BootsBeans {

		@Bean
		ConcurrentKafkaListenerContainerFactory<Object, Object> besides(ConsumerFactory<Object, Object> consumers) {
			return factory(consumers);
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

			@KafkaListener(id = "boot", topics = "boot")
			void boot(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

			@KafkaListener(id = "boot-own-factory", topics = "boot-own-factory", containerFactory = "besides")
			void besides(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

		}

	}

	/**
	 * Brings everything itself and knows nothing of observations.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class OwnBeans {

		@Bean
		ProducerFactory<Object, Object> ownProducers(KafkaProperties properties) {
			Map<String, Object> config = properties.buildProducerProperties();
			config.put("value.serializer", StringSerializer.class);
			return new DefaultKafkaProducerFactory<>(config);
		}

		@Bean
		KafkaTemplate<Object, Object> ownTemplate(ProducerFactory<Object, Object> producers) {
			return new KafkaTemplate<>(producers);
		}

		@Bean
		ConcurrentKafkaListenerContainerFactory<Object, Object> ownFactory(ConsumerFactory<Object, Object> consumers) {
			return factory(consumers);
		}

		@Bean
		ConcurrentMessageListenerContainer<Object, Object> ownContainer(ConsumerFactory<Object, Object> consumers,
				Received received) {
			ContainerProperties properties = new ContainerProperties("own-container");
			properties.setGroupId("own-container");
			properties.setMessageListener((MessageListener<Object, Object>) received::add);
			return new ConcurrentMessageListenerContainer<>(consumers, properties);
		}

		@Bean
		ConcurrentMessageListenerContainer<Object, Object> madeContainer(
				ConcurrentKafkaListenerContainerFactory<Object, Object> ownFactory, Received received) {
			ConcurrentMessageListenerContainer<Object, Object> container = ownFactory.createContainer("made-container");
			container.getContainerProperties().setMessageListener((MessageListener<Object, Object>) received::add);
			return container;
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

			@KafkaListener(id = "own-factory", topics = "own-factory", containerFactory = "ownFactory")
			void own(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

		}

	}

	private static ConcurrentKafkaListenerContainerFactory<Object, Object> factory(
			ConsumerFactory<Object, Object> consumers) {
		ConcurrentKafkaListenerContainerFactory<Object, Object> factory = new ConcurrentKafkaListenerContainerFactory<>();
		factory.setConsumerFactory(consumers);
		return factory;
	}

}
