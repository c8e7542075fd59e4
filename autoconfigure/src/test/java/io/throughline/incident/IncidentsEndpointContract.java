package io.throughline.incident;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.throughline.reference.Reference;
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

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each web stack makes of the endpoint.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class IncidentsEndpointContract {

	private static final String OTHER = "4bf92f3577b34da6a3ce929d0e0e4736";

	// Of a tenant that nobody may look up.
	private static final String HIDDEN = "07096c3e501cfcd70ffeb10e0c5874fe";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final TestServer server;

	private ConfigurableApplicationContext application;

	IncidentsEndpointContract(TestServer server) {
		this.server = server;
	}

	@BeforeAll
	void start() {
		this.application = this.server.start(LookUpApplication.class,
				"management.endpoints.web.exposure.include=incidents");
		TraceStore store = this.application.getBean(TraceStore.class);
		store.save(Stories.onboarding().part());
		store.save(Stories.chat(OTHER, "succeeded").part());
		store.save(Stories.chat(HIDDEN, "succeeded", LookUpApplication.HIDDEN_TENANT)
			.step("abcdef12", "1", "tool", "pay", 1, 2L, Map.of())
			.part());
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "RF7K-29QX", " rf7k \u2013 29qx\n", "\"RF7K29QX\"", "CRRN-S278-HXX6",
			"4bf92f3577b34da6a3ce929af6383afb", "4bf92f35-77b3-4da6-a3ce-929af6383afb",
			"00-4bf92f3577b34da6a3ce929af6383afb-00f067aa0ba902b7-01", "0000000000000061", "req_abc123",
			"Hello, my onboarding hangs. Your page showed RF7K-29QX. Thanks, Ann" })
	void findsAnIncidentByWhatAPersonPasted(String pasted) throws Exception {
		HttpResponse<String> answer = search(pasted, "application/json");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
		JsonNode incident = json(answer);
		assertThat(incident.path("ref").asString()).isEqualTo("RF7K-29QX");
		assertThat(incident.path("traceId").asString()).isEqualTo(Stories.TRACE_ID);
		assertThat(incident.path("startedAt").asString()).isEqualTo("2026-06-06T10:14:03Z");
		assertThat(incident.path("verdict").path("rule").asString()).isEqualTo("V6");
		assertThat(incident.path("firstCause").path("name").asString()).isEqualTo("crm_lookup");
		assertThat(incident.path("userSaw").path("httpStatus").asInt()).isEqualTo(200);
		assertThat(incident.path("turn").path("of").asInt()).isEqualTo(2);
		assertThat(answer.body()).doesNotContain(Stories.CANARY);
	}

	@Test
	void opensAnIncidentByItsAddress() throws Exception {
		HttpResponse<String> answer = get("/" + Stories.TRACE_ID, "*/*");
		assertThat(json(answer).path("ref").asString()).isEqualTo("RF7K-29QX");
	}

	@Test
	void writesTextForTerminals() throws Exception {
		HttpResponse<String> answer = get("/" + Stories.TRACE_ID, "text/plain");
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWithIgnoringCase("text/plain;charset=UTF-8"));
		assertThat(answer.body()).startsWith("RF7K-29QX  degraded").contains("<- first cause");
	}

	@Test
	void letsChooseWhereOneReferenceMeansSeveralTraces() throws Exception {
		TraceStore store = this.application.getBean(TraceStore.class);
		store.save(Stories.chat(twin("1"), "succeeded", "other").part());
		store.save(Stories.chat(twin("2"), "succeeded", "other").part());
		HttpResponse<String> answer = search(Reference.of(twin("1")).text(), "application/json");
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(json(answer).path("type").asString()).isEqualTo("/problems/ambiguous-reference");
		assertThat(json(answer).path("candidates")).extracting((incident) -> incident.path("traceId").asString())
			.containsExactlyInAnyOrder(twin("1"), twin("2"));
	}

	private static String twin(String first) {
		return first + "0000000000000000000000012345678";
	}

	@Test
	void listsTheNewestWhereNothingIsAskedFor() throws Exception {
		HttpResponse<String> answer = get("", "application/json");
		assertThat(json(answer).path("incidents")).extracting((incident) -> incident.path("traceId").asString())
			.contains(Stories.TRACE_ID, OTHER)
			.doesNotContain(HIDDEN);
	}

	@Test
	void saysWhatAMistypedReferenceMayMean() throws Exception {
		HttpResponse<String> answer = search("my code: RF7K-29QZ", "application/json");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(answer).path("cause").asString()).isEqualTo("mistyped");
		assertThat(json(answer).path("suggestions").path(0).path("ref").asString()).isEqualTo("RF7K-29QX");
	}

	@Test
	void saysThatTextHasNoId() throws Exception {
		HttpResponse<String> answer = search("where is my refund", "text/plain");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).startsWith("Not found: Nothing here looks like");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/plain" })
	void answersTheSameForUnknownAndForNotAllowed(String format) throws Exception {
		HttpResponse<String> hidden = get("/" + HIDDEN, format);
		HttpResponse<String> unknown = get("/" + "9".repeat(32), format);
		assertThat(hidden.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
		assertThat(body(hidden)).isEqualTo(body(unknown));
		assertThat(body(search(Reference.of(HIDDEN).text(), format))).isEqualTo(body(unknown));
		assertThat(body(search("00000000abcdef12", format))).isEqualTo(body(unknown));
	}

	// Each call has a reference of its own.
	private static String body(HttpResponse<String> answer) {
		return answer.body().replaceAll("\"(instance|reference)\":\"[^\"]+\",?", "");
	}

	@Test
	void suggestsNothingThatIsNotAllowed() throws Exception {
		HttpResponse<String> answer = search("JSWV-ST28", "application/json");
		assertThat(json(answer).path("cause").asString()).isEqualTo("mistyped");
		assertThat(json(answer).path("suggestions")).isEmpty();
	}

	private HttpResponse<String> search(String pasted, String accept) throws Exception {
		return get("?q=" + URLEncoder.encode(pasted, StandardCharsets.UTF_8), accept);
	}

	private HttpResponse<String> get(String path, String accept) throws Exception {
		URI uri = URI.create(TestServer.url(this.application) + "/actuator/incidents" + path);
		return this.client.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return new JsonMapper().readTree(answer.body());
	}

}
