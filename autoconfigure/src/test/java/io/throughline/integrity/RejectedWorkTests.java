package io.throughline.integrity;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import io.throughline.testsupport.KafkaBroker;
import io.throughline.testsupport.TestServer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Work without an id is turned down where that is asked for, and nowhere else.
 */
@ExtendWith(KafkaBroker.Extension.class)
class RejectedWorkTests {

	private static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final String[] REJECT = { "throughline.integrity.missing=reject",
			"throughline.integrity.required=/internal/**" };

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void aRequestIsAnsweredWithAProblem(TestServer server, KafkaBroker broker) {
		try (Hops hops = Hops.start(broker, server, RejectingApplication.class, REJECT)) {
			HttpResponse<String> answer = hops.get("/internal/things");
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			JsonNode problem = JsonMapper.shared().readTree(answer.body());
			assertThat(problem.path("status").asInt()).isEqualTo(400);
			assertThat(problem.path("trace_id").asString())
				.isEqualTo(answer.headers().firstValue("X-Trace-Id").orElse("none"));
			assertThat(problem.path("reference").asString())
				.isEqualTo(answer.headers().firstValue("X-Reference").orElse("none"));
			assertThat(hops.await("http_in", "GET /internal/**", "missing").path("example").asString())
				.isEqualTo(problem.path("reference").asString());
			assertThat(hops.get("/internal/things", "traceparent", TRACE_PARENT.substring(0, 30)).statusCode())
				.isEqualTo(400);
			assertThat(hops.get("/internal/things", "traceparent", TRACE_PARENT).statusCode()).isEqualTo(200);
			assertThat(hops.get("/open").statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "rejecting", "rejecting-batch" })
	void aRecordGoesTheWayOfTheErrorHandler(String topic, KafkaBroker broker) {
		try (Hops hops = Hops.start(broker, TestServer.TOMCAT, RejectingApplication.class, REJECT)) {
			send(broker, topic, null, "without " + topic);
			RejectingApplication.Listeners listeners = hops.context().getBean(RejectingApplication.Listeners.class);
			Awaitility.await().until(() -> listeners.dead().contains("without " + topic));
			send(broker, topic, TRACE_PARENT, "with " + topic);
			Awaitility.await().until(() -> listeners.got().contains("with " + topic));
			assertThat(listeners.got()).doesNotContain("without " + topic);
			assertThat(listeners.dead()).doesNotContain("with " + topic);
		}
	}

	@Test
	void nothingIsTurnedDownByDefault(KafkaBroker broker) {
		try (Hops hops = Hops.start(broker, TestServer.TOMCAT, RejectingApplication.class,
				"throughline.integrity.required=/internal/**")) {
			assertThat(hops.get("/internal/things").statusCode()).isEqualTo(200);
			hops.await("http_in", "GET /internal/things", "missing");
			send(broker, "rejecting", null, "by default");
			RejectingApplication.Listeners listeners = hops.context().getBean(RejectingApplication.Listeners.class);
			Awaitility.await().until(() -> listeners.got().contains("by default"));
		}
	}

	@Test
	void anUnknownWordStopsTheStart(KafkaBroker broker) {
		assertThatException()
			.isThrownBy(() -> Hops
				.start(broker, TestServer.TOMCAT, RejectingApplication.class, "throughline.integrity.missing=refuse")
				.close())
			.havingRootCause()
			.withMessageContaining("refuse");
	}

	private static void send(KafkaBroker broker, String topic, @Nullable String traceParent, String value) {
		ProducerRecord<String, String> record = new ProducerRecord<>(topic, value);
		if (traceParent != null) {
			record.headers().add("traceparent", traceParent.getBytes(StandardCharsets.UTF_8));
		}
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.servers()),
				new StringSerializer(), new StringSerializer())) {
			producer.send(record);
		}
	}

	/**
	 * Sends what fails to a dead letter topic.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class RejectingApplication {

		@Bean
		TraceStore traces() {
			return MemoryStores.open();
		}

		@Bean
		DefaultErrorHandler errorHandler(KafkaTemplate<Object, Object> template) {
			return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(template));
		}

		@Bean
		Listeners listeners() {
			return new Listeners(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
		}

		/**
		 * What listens.
		 *
		 * @param got values that were worked on
		 * @param dead values that were not
		 */
		record Listeners(List<String> got, List<String> dead) {

			@KafkaListener(id = "rejecting", topics = "rejecting")
			void one(String value) {
				this.got.add(value);
			}

			@KafkaListener(id = "rejecting-batch", topics = "rejecting-batch", batch = "true")
			void several(List<String> values) {
				this.got.addAll(values);
			}

			@KafkaListener(id = "dead", topics = { "rejecting-dlt", "rejecting-batch-dlt" })
			void dead(String value) {
				this.dead.add(value);
			}

		}

		/**
		 * What answers.
		 */
		@Controller
		static class Pages {

			@GetMapping({ "/internal/things", "/open" })
			@ResponseBody
			String page() {
				return "page";
			}

		}

	}

}
