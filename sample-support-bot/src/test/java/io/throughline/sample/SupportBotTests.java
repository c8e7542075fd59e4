package io.throughline.sample;

import java.time.Duration;
import java.util.regex.Pattern;

import io.throughline.reference.Reference;
import io.throughline.sample.standin.ModelStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The running bot, with all its stand-ins, asked over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "support.refunds.model-timeout=300ms")
@ExtendWith(OutputCaptureExtension.class)
class SupportBotTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String ONBOARDING = "Where is my onboarding request?";

	@Autowired
	private ModelStandIn model;

	@LocalServerPort
	private int port;

	private RestClient client;

	@BeforeEach
	void connect() {
		this.client = RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.baseUrl("http://localhost:" + this.port)
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Where is my onboarding request?           | degraded  | waiting for a response
			Refund my delayed package, order ord_9132 | degraded  | handed order ord_9132 over to a colleague
			I was charged twice, order 4711           | succeeded | pending
			What is your return policy?               | succeeded | within 30 days
			""")
	void questionsBehaveOnPurpose(String message, String outcome, String answer) {
		JsonNode body = chat(message, null).getBody();
		assertThat(body.path("answer").asString()).contains(answer);
		assertThat(body.path("outcome").asString()).isEqualTo(outcome);
		assertThat(body.path("traceId").asString()).matches(Pattern.compile("[0-9a-f]{32}"));
		assertThat(body.path("reference").asString())
			.isEqualTo(Reference.of(body.path("traceId").asString()).toString());
	}

	@Test
	void earlierQuestionsOfASessionDoNotMatter() {
		chat(ONBOARDING, "s-history");
		JsonNode body = chat("And what is your return policy?", "s-history").getBody();
		assertThat(body.path("answer").asString()).contains("30 days");
		assertThat(body.path("outcome").asString()).isEqualTo("succeeded");
	}

	@Test
	void streamsPiecesAndThenTheOutcome() {
		String events = this.client.post()
			.uri("/api/chat/stream")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"message\":\"" + ONBOARDING + "\"}")
			.retrieve()
			.body(String.class);
		assertThat(events).startsWith("data: Your \n\ndata: onboarding \n\n")
			.containsPattern("event:done\ndata:\\{\"outcome\":\"degraded\",\"traceId\":\"[0-9a-f]{32}\",\"reference\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#500", "#malformed" })
	void endsAStreamThatFailed(String message) {
		String events = this.client.post()
			.uri("/api/chat/stream")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"message\":\"" + message + "\"}")
			.retrieve()
			.body(String.class);
		assertThat(events).startsWith("event:done\ndata:{\"outcome\":\"failed\"");
	}

	@Test
	void sendsTheTraceToTheModel() {
		String traceId = chat("What is your return policy?", null).getBody().path("traceId").asString();
		assertThat(this.model.received())
			.filteredOn((received) -> received.traceparent() != null && received.traceparent().contains(traceId))
			.extracting(ModelStandIn.Received::path)
			.containsExactly("/v1/chat/completions", "/v1/embeddings", "/v1/chat/completions");
	}

	@Test
	void asksTheCrmAgainAndGivesUpToAPerson(CapturedOutput output) {
		chat(ONBOARDING, null);
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(output).contains("a person will follow up"));
	}

	@Test
	void saysSoWhereTheModelFails() {
		ResponseEntity<JsonNode> answer = chat("#malformed", null);
		assertThat(answer.getStatusCode().value()).isEqualTo(502);
		assertThat(answer.getBody().path("outcome").asString()).isEqualTo("failed");
		assertThat(answer.getBody().path("reference").asString()).isNotBlank();
	}

	@Test
	void setsARefundAsideWhereTheModelTimesOut() {
		JsonNode accepted = refund("4711");
		assertThat(accepted.path("status").asString()).isEqualTo("pending");
		JsonNode refund = refundWithStatus(accepted, "pending_review");
		assertThat(refund.path("attempts").asInt()).isEqualTo(3);
		assertThat(refund.path("error").asString()).isEqualTo("model timed out");
		assertThat(refund.path("traceId")).isEqualTo(accepted.path("traceId"));
		JsonNode ticket = await().atMost(PATIENCE)
			.until(() -> ticket(accepted.path("reference").asString()).getBody(),
					(opened) -> opened.path("summary").asString().contains("/api/refunds"));
		assertThat(ticket.path("summary").asString()).contains("chat failed");
		assertThat(ticket.path("verdict").asString()).isEqualTo("manual_fix");
	}

	@Test
	void paysADuplicateChargeBack() {
		assertThat(refundWithStatus(refund("5012"), "approved").path("attempts").asInt()).isEqualTo(1);
	}

	@Test
	void filesATicket() {
		JsonNode answer = chat(ONBOARDING, null).getBody();
		String typed = answer.path("reference").asString().toLowerCase().replace('-', ' ');
		ResponseEntity<JsonNode> opened = ticket(typed);
		assertThat(opened.getStatusCode().value()).isEqualTo(201);
		JsonNode ticket = get(opened.getHeaders().getLocation().toString()).getBody();
		assertThat(ticket).isEqualTo(opened.getBody());
		assertThat(ticket.path("traceId")).isEqualTo(answer.path("traceId"));
		assertThat(ticket.path("reference")).isEqualTo(answer.path("reference"));
		assertThat(ticket.path("summary").asString()).contains("crm_lookup");
		assertThat(ticket.path("note").asString()).isEqualTo("It is still not done");
	}

	@Test
	void aTicketTakesItsVerdictFromTheIncident() {
		String reference = chat("I was charged twice, order 4711", null).getBody().path("reference").asString();
		JsonNode ticket = await().atMost(PATIENCE)
			.until(() -> ticket(reference).getBody(),
					(opened) -> opened.path("verdict").asString().equals("manual_fix"));
		assertThat(ticket.path("reference").asString()).isEqualTo(reference);
		assertThat(ticket.path("summary").asString()).isNotBlank();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					/api/chat        | {"message":" "}                                       | 400 | message' is missing
					/api/chat        | {"message":"hi","sessionId":"a b"}                    | 400 | sessionId' must match
					/api/chat        | {"mess                                                | 400 | Failed to read request
					/api/chat/stream | {}                                                    | 400 | message' is missing
					/api/refunds     | {"orderId":"a b","amountCents":1,"reason":"x"}        | 400 | orderId' must match
					/api/refunds     | {"orderId":"4711","amountCents":0,"reason":"x"}       | 400 | amountCents' must be
					/api/refunds     | {"orderId":"4711","amountCents":1}                    | 400 | reason' is missing
					/api/tickets     | {"reference":"RF7K-29Q3","note":"x"}                  | 400 | check letter
					/api/tickets     | {"reference":"RF7K-29QX","note":"x"}                  | 404 | No request with the reference
					""")
	void explainsWhatIsWrong(String path, String body, int status, String detail) {
		ResponseEntity<JsonNode> answer = post(path, body);
		assertThat(answer.getStatusCode().value()).isEqualTo(status);
		assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer.getBody().path("detail").asString()).contains(detail);
	}

	@Test
	void ignoresASessionHeaderThatIsNoSession() {
		String answer = this.client.post()
			.uri("/api/chat")
			.header("X-Session-Id", "a b; c")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"message\":\"Hello\"}")
			.retrieve()
			.body(String.class);
		assertThat(answer).contains("\"outcome\":\"succeeded\"");
	}

	@Test
	void takesNoMessageThatIsTooLong() {
		assertThat(chat("x".repeat(4_001), null).getStatusCode().value()).isEqualTo(400);
	}

	@Test
	void servesThePage() {
		assertThat(this.client.get().uri("/").retrieve().body(String.class)).contains("Northwind Parcels support");
	}

	private JsonNode refund(String orderId) {
		ResponseEntity<JsonNode> answer = post("/api/refunds",
				"{\"orderId\":\"" + orderId + "\",\"amountCents\":4990,\"reason\":\"charged twice\"}");
		assertThat(answer.getStatusCode().value()).isEqualTo(202);
		return answer.getBody();
	}

	private ResponseEntity<JsonNode> ticket(String reference) {
		return post("/api/tickets", "{\"reference\":\"" + reference + "\",\"note\":\"It is still not done\"}");
	}

	private JsonNode refundWithStatus(JsonNode accepted, String status) {
		String path = "/api/refunds/" + accepted.path("refundId").asString();
		return await().atMost(PATIENCE)
			.until(() -> get(path).getBody(), (refund) -> refund.path("status").asString().equals(status));
	}

	private ResponseEntity<JsonNode> chat(String message, String sessionId) {
		String session = (sessionId != null) ? ",\"sessionId\":\"" + sessionId + "\"" : "";
		return post("/api/chat", "{\"message\":\"" + message + "\"" + session + "}");
	}

	private ResponseEntity<JsonNode> post(String path, String body) {
		return this.client.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.retrieve()
			.toEntity(JsonNode.class);
	}

	private ResponseEntity<JsonNode> get(String path) {
		return this.client.get().uri(path).retrieve().toEntity(JsonNode.class);
	}

}
