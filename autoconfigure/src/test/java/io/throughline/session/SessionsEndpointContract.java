package io.throughline.session;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

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
abstract class SessionsEndpointContract {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final TestServer server;

	private ConfigurableApplicationContext application;

	SessionsEndpointContract(TestServer server) {
		this.server = server;
	}

	@BeforeAll
	void start() {
		this.application = this.server.start(SessionsApplication.class,
				"management.endpoints.web.exposure.include=sessions");
		ConversationStory story = new ConversationStory(this.application.getBean(TraceStore.class));
		story.save("s_7c1", "tenant_431");
		story.turn("shared", "a", 0, "failed").save();
		story.turn("shared", "b", 1, "succeeded").save();
		story.turn("shared", "", 2, "succeeded").save();
		story.turn("shared", "hidden", 3, "succeeded").save();
		story.turn("secret", "hidden", 4, "succeeded").save();
		for (int second = 0; second < 201; second++) {
			story.turn("long", "a", 10_000 + second, "succeeded").save();
		}
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void tellsAConversationTurnByTurn() throws Exception {
		HttpResponse<String> answer = get("/s_7c1", "*/*");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
		JsonNode session = json(answer);
		assertThat(session.path("sessionId").asString()).isEqualTo("s_7c1");
		assertThat(session.path("tenant").asString()).isEqualTo("tenant_431");
		assertThat(session.path("totals").path("cost").asString()).isEqualTo("0.0055");
		assertThat(session.path("contextGrowth").asDouble()).isEqualTo(3.1);
		JsonNode turn = session.path("turns").path(4);
		assertThat(turn.path("number").asInt()).isEqualTo(5);
		assertThat(turn.path("ref").asString()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
		assertThat(turn.path("startedAt").asString()).isEqualTo("2026-06-06T10:11:41Z");
		assertThat(turn.path("idleMsBefore").asLong()).isEqualTo(479_800);
		assertThat(turn.path("flags")).extracting(JsonNode::asString)
			.containsExactly("first_failure", "prompt_version_changed");
		assertThat(answer.body()).doesNotContain(ConversationStory.CANARY);
	}

	@Test
	void writesTextForTerminals() throws Exception {
		HttpResponse<String> answer = get("/s_7c1", "text/plain");
		assertThat(answer.body()).startsWith("Session s_7c1 (tenant tenant_431): 7 turns in 12 min")
			.contains("<- first_failure")
			.doesNotContain(ConversationStory.CANARY);
		assertThat(get("", "text/plain").body())
			.contains("s_7c1  tenant_431  7 turns  2026-06-06T10:14:11Z  succeeded\n");
	}

	@Test
	void goesOnWhereAPageEnded() throws Exception {
		JsonNode first = json(get("/long", "application/json"));
		assertThat(first.path("turns")).hasSize(200);
		JsonNode second = json(get("/long?cursor=" + first.path("next").asString(), "application/json"));
		assertThat(second.path("turns")).hasSize(1);
		assertThat(second.path("turns").path(0).path("number").asInt()).isEqualTo(201);
		assertThat(second.path("totals").path("turns").asInt()).isEqualTo(201);
		assertThat(second.path("next").isNull() || second.path("next").isMissingNode()).isTrue();
	}

	@Test
	void asksForTheTenantWhereSeveralHaveTheSession() throws Exception {
		HttpResponse<String> answer = get("/shared", "application/json");
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(answer).path("candidates")).extracting((trace) -> trace.path("tenant").asString("none"))
			.containsExactly("none", "b", "a");
		assertThat(json(get("/shared?tenant=b", "application/json")).path("tenant").asString()).isEqualTo("b");
		assertThat(json(get("/shared?tenant=", "application/json")).path("tenant").asString("none")).isEqualTo("none");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/plain" })
	void answersTheSameForUnknownAndForNotAllowed(String format) throws Exception {
		HttpResponse<String> hidden = get("/secret", format);
		assertThat(hidden.statusCode()).isEqualTo(404);
		assertThat(withoutCall(hidden)).isEqualTo(withoutCall(get("/nothing", format)));
		assertThat(get("/shared?tenant=hidden", format).statusCode()).isEqualTo(404);
	}

	private static String withoutCall(HttpResponse<String> answer) {
		return answer.body().replaceAll("\"(instance|reference)\":\"[^\"]*\"", "");
	}

	@Test
	void listsTheNewestSessions() throws Exception {
		JsonNode list = json(get("?limit=2", "application/json"));
		assertThat(list.path("sessions")).extracting((session) -> session.path("sessionId").asString())
			.containsExactly("long", "s_7c1");
		assertThat(list.path("sessions").path(1).path("turns").asInt()).isEqualTo(7);
		assertThat(list.path("sessions").path(1).path("outcome").asString()).isEqualTo("succeeded");
		JsonNode ofOne = json(get("?tenant=a&to=2026-06-06T11:00:00Z", "application/json"));
		assertThat(ofOne.path("sessions")).extracting((session) -> session.path("sessionId").asString())
			.containsExactly("shared");
		assertThat(get("", "application/json").body()).doesNotContain("hidden", "secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/s_7c1?cursor=nonsense", "/s_7c1?turn=5", "?outcome=failed", "?last=soon" })
	void turnsDownWhatItDoesNotUnderstand(String path) throws Exception {
		HttpResponse<String> answer = get(path, "application/json");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(json(answer).path("type").asString()).isEqualTo("/problems/invalid-query");
	}

	private HttpResponse<String> get(String path, String accept) throws Exception {
		URI uri = URI.create(TestServer.url(this.application) + "/actuator/sessions" + path);
		return this.client.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return new JsonMapper().readTree(answer.body());
	}

}
