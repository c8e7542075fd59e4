package io.throughline.messaging.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.SpanKind;
import io.throughline.messaging.kafka.KafkaApplication.Origin;
import io.throughline.testsupport.KafkaBroker;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.core.RoutingKafkaTemplate;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing that an application brings for Kafka is lost or doubled beside ours.
 */
@ExtendWith(KafkaBroker.Extension.class)
class KafkaTrapTests {

	@Test
	void takesTheApplicationsOnlyCustomizerInterceptorAndErrorHandler(KafkaBroker broker) {
		try (KafkaApplication application = KafkaApplication.start(broker, SingleSlots.class)) {
			Origin origin = application.send("slots", "value");
			for (String line : List.of("intercepted value", "got value", "recovering value")) {
				assertThat(application.lines().mdc(line)).as(line).containsEntry("trace_id", origin.traceId());
			}
			assertThat(application.context().getBean(Customized.class).topics()).contains("slots", "slots-batch");
		}
	}

	@Test
	void keepsTheTraceWhereACustomizerSetsTheInterceptorOfAContainer(KafkaBroker broker) {
		try (KafkaApplication application = KafkaApplication.start(broker, SingleSlots.class)) {
			Origin origin = application.send("slots-batch", "value");
			for (String line : List.of("customizer's value", "got batch value")) {
				assertThat(application.lines().mdc(line)).as(line)
					.containsEntry("trace_id", origin.traceId())
					.containsEntry("tenant_id", "acme");
			}
		}
	}

	@Test
	void leavesListenersAloneWhoseObservationIsSwitchedOff(KafkaBroker broker) {
		try (KafkaApplication application = KafkaApplication.start(broker, SingleSlots.class,
				"spring.kafka.listener.observation-enabled=false", "spring.kafka.consumer.group-id=off")) {
			Origin record = application.send("slots", "silent");
			Origin batch = application.send("slots-batch", "silent");
			assertThat(application.lines().mdc("got silent")).doesNotContainKey("trace_id");
			assertThat(application.lines().mdc("got batch silent")).doesNotContainKey("trace_id");
			assertThat(application.spans().of(record.traceId(), SpanKind.CONSUMER)).isEmpty();
			assertThat(application.spans().of(batch.traceId(), SpanKind.CONSUMER)).isEmpty();
		}
	}

	@Test
	void opensNoProducerSpanWhereTheTemplatesObservationIsSwitchedOff(KafkaBroker broker) {
		try (KafkaApplication application = KafkaApplication.start(broker, SingleSlots.class,
				"spring.kafka.template.observation-enabled=false")) {
			Origin origin = application.send("slots", "unobserved");
			assertThat(application.lines().mdc("got unobserved")).containsEntry("trace_id", origin.traceId())
				.containsEntry("tenant_id", "acme");
			assertThat(application.spans().of(origin.traceId(), SpanKind.PRODUCER)).isEmpty();
		}
	}

	@Test
	void startsBesideATemplateThatDoesNotKnowItsBroker(KafkaBroker broker) {
		try (KafkaApplication application = KafkaApplication.start(broker, Routing.class)) {
			RoutingKafkaTemplate template = application.context().getBean(RoutingKafkaTemplate.class);
			Origin origin = application.origin("acme", () -> template.send("routed", "value").join());
			ConsumerRecord<?, ?> record = application.received().await("routed", "value");
			assertThat(Received.header(record, "traceparent")).singleElement().asString().contains(origin.traceId());
			assertThat(application.lines().mdc("got value")).containsEntry("tenant_id", "acme");
		}
	}

	@Test
	void keepsTheTraceOnVirtualThreads(KafkaBroker broker) {
		try (KafkaApplication application = KafkaApplication.start(broker, Routing.class,
				"spring.threads.virtual.enabled=true")) {
			Origin origin = application.send("routed", "virtual");
			Map<String, String> mdc = application.lines().mdc("got virtual");
			assertThat(mdc).containsEntry("trace_id", origin.traceId()).containsEntry("tenant_id", "acme");
			assertThat(application.received().onVirtualThread("virtual")).isEqualTo(Runtime.version().feature() >= 21);
		}
	}

	/**
	 * Which topics' containers the customizer saw.
	 *
	 * @param topics their names
	 */
	record Customized(List<String> topics) {
	}

	/**
	 * Fills each bean slot that Boot allows one of.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class SingleSlots {

		@Bean
		Customized customized() {
			return new Customized(new CopyOnWriteArrayList<>());
		}

		@Bean
		ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> ownCustomizer(
				Customized customized, Received received) {
			return (container) -> {
				customized.topics().addAll(List.of(container.getContainerProperties().getTopics()));
				container.setBatchInterceptor(new CustomizersInterceptor(received));
			};
		}

		@Bean
		RecordInterceptor<Object, Object> ownInterceptor(Received received) {
			return (record, consumer) -> {
				received.say("intercepted " + record.value());
				return record;
			};
		}

		@Bean
		CommonErrorHandler ownErrorHandler(Received received) {
			return new DefaultErrorHandler((record, ex) -> received.say("recovering " + record.value()),
					new FixedBackOff(0, 0));
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

			@KafkaListener(id = "slots", topics = "slots")
			void fail(ConsumerRecord<String, String> record) {
				this.received.add(record);
				throw new IllegalStateException("failed");
			}

			@KafkaListener(id = "slots-batch", topics = "slots-batch", batch = "true")
			void batch(List<ConsumerRecord<String, String>> records) {
				records.forEach((record) -> this.received.say("got batch " + record.value()));
			}

		}

	}

	/**
	 * What the customizer sets.
	 *
	 * @param received where lines go
	 */
	record CustomizersInterceptor(Received received) implements BatchInterceptor<Object, Object> {

		@Override
		public ConsumerRecords<Object, Object> intercept(ConsumerRecords<Object, Object> records,
				Consumer<Object, Object> consumer) {
			records.forEach((record) -> this.received.say("customizer's " + record.value()));
			return records;
		}

	}

	/**
	 * Has a template that chooses among producer factories.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class Routing {

		@Bean
		KafkaTemplate<Object, Object> kafkaTemplate(ProducerFactory<Object, Object> producers) {
			return new KafkaTemplate<>(producers);
		}

		@Bean
		RoutingKafkaTemplate routingTemplate(ProducerFactory<Object, Object> producers) {
			return new RoutingKafkaTemplate(Map.of(Pattern.compile(".*"), producers));
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

			@KafkaListener(id = "routed", topics = "routed")
			void routed(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

		}

	}

}
