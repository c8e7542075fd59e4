package io.throughline.integrity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;

import io.throughline.incident.IncidentAccess;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.HandOffs.State;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.semconv.Field;
import io.throughline.store.MemoryStores;
import io.throughline.store.TracePart;
import io.throughline.store.TraceParts;
import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each web stack makes of the endpoint.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class HandOffsEndpointContract {

	private final HttpClient client = HttpClient.newHttpClient();

	private final TestServer server;

	private ConfigurableApplicationContext application;

	private long traces;

	HandOffsEndpointContract(TestServer server) {
		this.server = server;
	}

	@BeforeAll
	void start() {
		this.application = this.server.start(Application.class,
				"management.endpoints.web.exposure.include=handoffs,incidents");
		HandOffs handOffs = this.application.getBean(HandOffs.class);
		handOffs.count(Kind.KAFKA_OUT, "-> orders", State.CARRIED, null);
		handOffs.count(Kind.KAFKA_IN, "orders -> desk", State.CARRIED, null);
		handOffs.count(Kind.KAFKA_IN, "orders -> desk", State.EMPTY, null);
		// Nine that stand for ten each, and ten that stand for themselves.
		for (int i = 0; i < 9; i++) {
			save(request().with(Field.PROMPT_NAME, "p")
				.with(Field.PROMPT_VERSION, "1")
				.child(2, "retrieval", step("retrieval"))
				.child(3, "model", model(0.1)), 0.1, Map.of());
		}
		for (int i = 0; i < 10; i++) {
			save(request().child(2, "model", Map.of("gen_ai.operation.name", "chat", "gen_ai.usage.input_tokens", 1L)),
					1, Map.of("failed", 1L));
		}
		save(request().with(Field.TENANT_ID, "hidden").child(2, "model", model(0.1)), 1, Map.of());
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void drawsNodesAndEdgesThoseWithAFaultFirst() throws Exception {
		HttpResponse<String> answer = get("", "*/*");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
		JsonNode map = JsonMapper.shared().readTree(answer.body());
		assertThat(map.path("sound").asBoolean()).isFalse();
		assertThat(map.path("nodes")).extracting((node) -> node.path("id").asString())
			.contains("application", "topic orders");
		JsonNode edge = map.path("edges").path(0);
		assertThat(edge.path("name").asString()).isEqualTo("orders -> desk");
		assertThat(edge.path("from").asString()).isEqualTo("topic orders");
		assertThat(edge.path("to").asString()).isEqualTo("application");
		assertThat(edge.path("counts").path("carried").asInt()).isEqualTo(1);
		assertThat(edge.path("counts").path("empty").asInt()).isEqualTo(1);
		assertThat(map.path("edges")).filteredOn((other) -> other.path("name").asString().equals("-> orders"))
			.singleElement()
			.satisfies((other) -> assertThat(other.path("to").asString()).isEqualTo("topic orders"));
	}

	@Test
	void weighsTheQualityOfARoute() throws Exception {
		JsonNode map = JsonMapper.shared().readTree(get("", "application/json").body());
		assertThat(map.path("estimatedFrom").asInt()).isEqualTo(19);
		JsonNode quality = map.path("quality").path(0);
		assertThat(quality.path("route").asString()).isEqualTo("/api/chat");
		assertThat(quality.path("requests").asInt()).isEqualTo(19);
		assertThat(quality.path("estimated").asInt()).isEqualTo(100);
		for (String share : new String[] { "withoutPromptVersion", "retrievalMissing", "unknownPrice",
				"redactionFailed" }) {
			assertThat(quality.path(share).asDouble()).as(share).isEqualTo(0.1);
		}
		assertThat(quality.path("modelOutsideStep").asDouble()).isEqualTo(1);
	}

	@Test
	void readsOnlyTheTimeThatIsAskedFor() throws Exception {
		JsonNode map = JsonMapper.shared().readTree(get("?to=2026-01-01T00:00:00Z", "application/json").body());
		assertThat(map.path("estimatedFrom").asInt()).isZero();
		assertThat(map.path("edges")).isNotEmpty();
	}

	@Test
	void writesTextForTerminals() throws Exception {
		HttpResponse<String> answer = get("", "text/plain");
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWithIgnoringCase("text/plain;charset=UTF-8"));
		assertThat(answer.body()).contains("the trace id is lost at 1\n")
			.contains("LOST  kafka_in    orders -> desk: carried 1, empty 1\n")
			.contains("ok    kafka_out   -> orders: carried 1\n")
			.contains("/api/chat");
	}

	@Test
	void servesThePageWithItsPolicy() throws Exception {
		HttpResponse<String> answer = get("", "text/html");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
		assertThat(answer.body()).contains("<script type=\"module\"").doesNotContain("orders");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?q=x", "?last=soon" })
	void turnsDownWhatItDoesNotUnderstand(String query) throws Exception {
		assertThat(get(query, "application/json").statusCode()).isEqualTo(400);
	}

	private TraceParts request() {
		return TraceParts.trace(++this.traces).at(Instant.now().minusSeconds(600 - this.traces)).outcome("succeeded");
	}

	private void save(TraceParts parts, double probability, Map<String, Long> redacted) {
		TracePart part = parts.done();
		this.application.getBean(TraceStore.class)
			.save(new TracePart(part.traceId(), part.spans(),
					new SamplingDecision(SamplingLevel.FULL, probability, "ratio"), redacted));
	}

	private static Map<String, Object> step(String kind) {
		return Map.of("throughline.step.kind", kind, "throughline.step.name", kind, "throughline.step.status", "ok");
	}

	private static Map<String, Object> model(double cost) {
		return Map.of("gen_ai.operation.name", "chat", "gen_ai.usage.input_tokens", 1L, "throughline.cost.amount",
				cost);
	}

	private HttpResponse<String> get(String query, String accept) throws Exception {
		URI uri = URI.create(TestServer.url(this.application) + "/actuator/handoffs" + query);
		return this.client.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
	}

	/**
	 * An application with a store, in which one tenant may not be looked up.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		TraceStore traces() {
			return MemoryStores.open();
		}

		@Bean
		IncidentAccess access() {
			return (user, trace) -> !"hidden".equals(trace.caller().tenant());
		}

	}

}
