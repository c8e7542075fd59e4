package io.throughline.integrity;

import java.util.Map;

import io.throughline.reference.Reference;
import io.throughline.testsupport.KafkaBroker;
import io.throughline.testsupport.RecordingServer;
import io.throughline.testsupport.TestServer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hand-offs that are broken on purpose are named where they break, those that are not are
 * not.
 */
@ExtendWith(KafkaBroker.Extension.class)
class BrokenHopTests {

	private static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private final RecordingServer crm = new RecordingServer();

	private KafkaBroker broker;

	private Hops hops;

	@BeforeEach
	void start(KafkaBroker broker) {
		this.broker = broker;
		this.hops = Hops.start(broker, TestServer.TOMCAT, HopApplication.class,
				"throughline.integrity.required=/internal/**");
	}

	@AfterEach
	void stop() {
		this.crm.close();
		this.hops.close();
	}

	@Test
	void aListenerOnAnUnwrappedExecutor() {
		this.hops.get("/send?topic=" + HopApplication.UNWRAPPED + "&url=" + Hops.encoded(this.crm.url()));
		assertNamed("executor", "executor pool -> GET 127.0.0.1/crm/status/{id}", "root",
				Reference.of(received("/crm/status/4711")).text());
	}

	@Test
	void aProxyThatStripsHeaders() throws Exception {
		try (Detour proxy = Detour.stripping(this.hops.url())) {
			this.hops.get("/call?url=" + Hops.encoded(proxy.url() + "/internal/things"));
		}
		assertNamed("http_in", "GET /internal/things", "missing", null);
	}

	@Test
	void aProducerWithoutInterceptor() {
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", this.broker.servers()), new StringSerializer(), new StringSerializer())) {
			producer.send(new ProducerRecord<>(HopApplication.SOUND, this.crm.url()));
		}
		assertNamed("kafka_in", HopApplication.SOUND + " -> sound", "empty",
				Reference.of(received("/crm/status/4711")).text());
	}

	@Test
	void aServiceThatMintsItsOwnId() throws Exception {
		try (Detour service = Detour.minting()) {
			this.hops.get("/call?url=" + Hops.encoded(service.url() + "/status"), "traceparent", TRACE_PARENT);
		}
		assertNamed("http_answer", "GET 127.0.0.1/status", "changed",
				Reference.of("4bf92f3577b34da6a3ce929d0e0e4736").text());
	}

	@Test
	void nothingWhereAllIsWell() throws Exception {
		this.hops.context().getBean(HopApplication.Desk.class).awaitTick();
		this.hops.get("/orders/4711");
		this.hops.get("/nowhere");
		this.hops.get("/internal/things", "traceparent", TRACE_PARENT);
		this.hops.get("/call?url=" + Hops.encoded(this.crm.url() + "/status/500"));
		this.hops.get("/send?topic=" + HopApplication.SOUND + "&url=" + Hops.encoded(this.crm.url()));
		this.hops.await("http_out", "GET 127.0.0.1/crm/status/{id}", "carried");
		this.hops.await("kafka_in", HopApplication.SOUND + " -> sound", "carried");
		this.hops.await("http_in", "GET /orders/{id}", "empty");
		JsonNode map = this.hops.map();
		assertThat(map.path("edges")).extracting((edge) -> edge.path("name").asString())
			.contains("-> " + HopApplication.SOUND, "job Desk.tick", "GET /internal/things", "GET /**",
					"GET 127.0.0.1/status/{id}");
		assertThat(map.path("edges"))
			.allSatisfy((edge) -> assertThat(edge.path("sound").asBoolean()).as("%s", edge).isTrue());
		assertThat(map.path("sound").asBoolean()).isTrue();
		assertThat(this.hops.get("/actuator/health").body()).doesNotContain("faulty");
	}

	private void assertNamed(String kind, String name, String state, @Nullable String example) {
		JsonNode edge = this.hops.await(kind, name, state);
		assertThat(edge.path("counts").path(state).asInt()).isEqualTo(1);
		assertThat(edge.path("sound").asBoolean()).isFalse();
		assertThat(edge.path("example").asString()).isNotEmpty();
		if (example != null) {
			assertThat(edge.path("example").asString()).isEqualTo(example);
		}
		JsonNode map = this.hops.map();
		assertThat(map.path("sound").asBoolean()).isFalse();
		assertThat(map.path("edges")).filteredOn((other) -> !other.path("sound").asBoolean()).hasSize(1);
		assertThat(this.hops.health(name)).startsWith("UP ")
			.contains(state + " 1")
			.endsWith("for example " + edge.path("example").asString());
	}

	private String received(String path) {
		Awaitility.await().until(() -> !this.crm.received(path).isEmpty());
		return this.crm.received(path).get(0).traceId();
	}

}
