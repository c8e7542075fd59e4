package io.throughline.sample;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The four questions, looked up by their references as somebody of support does it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "support.refunds.model-timeout=300ms")
class LookUpTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	@LocalServerPort
	private int port;

	@Test
	void theOnboardingQuestionIsHandedOverSinceTheCrmNeverAnswered() {
		String reference = ask("Where is my onboarding request?", "degraded");
		JsonNode incident = judged(reference, "V3");
		assertThat(incident.at("/verdict/action").asString()).isEqualTo("manual_fix");
		assertThat(incident.at("/verdict/record").asString()).startsWith("follow-ups");
		assertThat(incident.at("/firstCause/name").asString()).isEqualTo("crm_lookup");
		assertThat(incident.path("outcome").asString()).isEqualTo("degraded");
		assertUserSaw(incident, "degraded_answer");
		assertThat(text(reference)).startsWith(reference).contains("crm_lookup", "V3", "first cause");
	}

	@Test
	void theRefundIsHandedOverSinceTheToolRefusedIt() {
		String reference = ask("Refund my delayed package, order ord_9132", "degraded");
		JsonNode incident = judged(reference, "V5");
		assertThat(incident.at("/verdict/action").asString()).isEqualTo("manual_fix");
		assertThat(incident.at("/firstCause/name").asString()).isEqualTo("create_refund");
		assertThat(incident.path("outcome").asString()).isEqualTo("degraded");
		assertUserSaw(incident, "degraded_answer");
		assertThat(text(reference)).startsWith(reference).contains("create_refund", "V5", "refused");
	}

	@Test
	void theDoubleChargeIsHandedOverOnceItsJobWasGivenUp() {
		String reference = ask("I was charged twice, order 4711", "succeeded");
		JsonNode incident = judged(reference, "V3");
		assertThat(incident.at("/verdict/action").asString()).isEqualTo("manual_fix");
		assertThat(incident.at("/verdict/record").asString()).matches("refunds-\\d+@\\d+");
		assertThat(incident.path("outcome").asString()).isEqualTo("degraded");
		assertThat(incident.at("/userSaw/httpStatus").asInt()).isEqualTo(200);
		assertThat(text(reference)).startsWith(reference).contains("V3", incident.at("/verdict/record").asString());
	}

	@Test
	void thePolicyQuestionNeedsNothing() {
		String reference = ask("What is your return policy?", "succeeded");
		JsonNode incident = judged(reference, "V8");
		assertThat(incident.at("/verdict/action").asString()).isEqualTo("no_action");
		assertThat(incident.path("firstCause").isNull()).isTrue();
		assertThat(incident.path("outcome").asString()).isEqualTo("succeeded");
		assertUserSaw(incident, "answer");
		assertThat(text(reference)).startsWith(reference).contains("V8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/incidents", "/actuator/sessions", "/actuator/prompts", "/actuator/sampling",
			"/actuator/handoffs", "/actuator/evalcases" })
	void nobodyLooksAnythingUpWithoutALogin(String path) {
		assertThat(status(path, null, MediaType.APPLICATION_JSON)).isEqualTo(HttpStatus.UNAUTHORIZED.value());
		assertThat(status(path, "nobody", MediaType.APPLICATION_JSON)).isEqualTo(HttpStatus.UNAUTHORIZED.value());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/chat.js", "/actuator/health" })
	void theRestNeedsNoLogin(String path) {
		assertThat(status(path, null, MediaType.ALL)).isEqualTo(HttpStatus.OK.value());
	}

	private static void assertUserSaw(JsonNode incident, String kind) {
		assertThat(incident.at("/userSaw/kind").asString()).isEqualTo(kind);
		assertThat(incident.at("/userSaw/httpStatus").asInt()).isEqualTo(200);
		assertThat(incident.at("/userSaw/text").asString()).isNotBlank();
	}

	private String ask(String question, String outcome) {
		JsonNode answer = client(null).post()
			.uri("/api/chat")
			.body(Map.of("message", question))
			.retrieve()
			.body(JsonNode.class);
		assertThat(answer.path("outcome").asString()).isEqualTo(outcome);
		return answer.path("reference").asString();
	}

	// The incident grows while the worker tries; only its last verdict counts.
	private JsonNode judged(String reference, String rule) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> client("support").get()
				.uri("/actuator/incidents?q={reference}", reference)
				.accept(MediaType.APPLICATION_JSON)
				.retrieve()
				.body(JsonNode.class), (incident) -> incident.at("/verdict/rule").asString("").equals(rule));
	}

	private String text(String reference) {
		return client("support").get()
			.uri("/actuator/incidents?q={reference}", reference)
			.accept(MediaType.TEXT_PLAIN)
			.retrieve()
			.body(String.class);
	}

	private int status(String path, String user, MediaType accepted) {
		return client(user).get().uri(path).accept(accepted).retrieve().toBodilessEntity().getStatusCode().value();
	}

	private RestClient client(String user) {
		return RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.baseUrl("http://localhost:" + this.port)
			.defaultHeaders((headers) -> login(headers, user))
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build();
	}

	private static void login(HttpHeaders headers, String user) {
		if (user != null) {
			headers.setBasicAuth(user, user);
		}
	}

}
