package io.throughline.messaging.kafka;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.testsupport.KafkaBroker;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * A running application with what its tests look at.
 *
 * @param context the application
 * @param lines its log lines
 * @param spans its spans
 * @param received what its listeners got
 */
record KafkaApplication(ConfigurableApplicationContext context, LogLines lines, CollectedSpans spans,
		Received received) implements AutoCloseable {

	static KafkaApplication start(KafkaBroker broker, TestServer server, Class<?> application, String... properties) {
		ConfigurableApplicationContext context = broker.start(server, application, properties);
		return new KafkaApplication(context, LogLines.capture(), context.getBean(CollectedSpans.class),
				context.getBean(Received.class));
	}

	static KafkaApplication start(KafkaBroker broker, Class<?> application, String... properties) {
		return start(broker, TestServer.NONE, application, properties);
	}

	@SuppressWarnings("unchecked")
	KafkaTemplate<Object, Object> template() {
		return this.context.getBeanProvider(KafkaTemplate.class).orderedStream().findFirst().orElseThrow();
	}

	/**
	 * Send a value in a trace of its own.
	 */
	Origin send(String topic, String value) {
		return origin("acme", () -> template().send(topic, value).join());
	}

	/**
	 * Send a record as a sender does that has no trace, with the headers given in pairs.
	 */
	void sendUntraced(String topic, String value, String... headers) {
		ProducerRecord<Object, Object> record = new ProducerRecord<>(topic, value);
		for (int i = 0; i < headers.length; i += 2) {
			record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
		}
		try (PlainProducer producer = PlainProducer.of(this.context)) {
			producer.send(record);
		}
	}

	/**
	 * Work in a trace of its own, for a tenant.
	 */
	Origin origin(String tenant, Runnable work) {
		Observation observation = Observation.createNotStarted("origin",
				this.context.getBean(ObservationRegistry.class));
		ScopeFields.put(observation.getContext(), Field.TENANT_ID, tenant);
		ScopeFields.put(observation.getContext(), Field.SESSION_ID, "s-1");
		ScopeFields.put(observation.getContext(), Field.USER_HASH, "u-1");
		AtomicReference<Origin> origin = new AtomicReference<>();
		observation.observe(() -> {
			var current = this.context.getBean(Tracer.class).currentTraceContext().context();
			origin.set(new Origin(current.traceId(), current.spanId()));
			work.run();
		});
		return origin.get();
	}

	double handOffs(String handOff, String state) {
		Counter counter = this.context.getBean(MeterRegistry.class)
			.find("throughline.handoffs")
			.tags("handoff", handOff, "state", state)
			.counter();
		return (counter != null) ? counter.count() : 0;
	}

	@Override
	public void close() {
		this.lines.close();
		this.context.close();
	}

	/**
	 * Where a trace began.
	 *
	 * @param traceId its id
	 * @param spanId its first span
	 */
	record Origin(String traceId, String spanId) {
	}

	/**
	 * Beans that each application of these tests has.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(CollectedSpans.Collecting.class)
	static class Common {

		@Bean
		Received received() {
			return new Received();
		}

	}

}
