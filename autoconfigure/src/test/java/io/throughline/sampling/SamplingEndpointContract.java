package io.throughline.sampling;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import ch.qos.logback.classic.Level;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What each web stack makes of the endpoint.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SamplingEndpointContract {

	private static final String RAISE = """
			{"tenant": "acme", "ratio": 1, "until": "30m", "reason": "incident 42"}""";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final TestServer server;

	private final Class<?> type;

	private ConfigurableApplicationContext application;

	SamplingEndpointContract(TestServer server, Class<?> type) {
		this.server = server;
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.application = this.server.start(this.type, "management.endpoints.web.exposure.include=sampling",
				"throughline.sampling.canary.requests=1", "throughline.sampling.rules[0].name=probe",
				"throughline.sampling.rules[0].route=/probe", "throughline.sampling.rules[0].ratio=0.001",
				"throughline.sampling.rules[0].until=2020-01-01T00:00:00Z");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@AfterEach
	void endRaises() throws Exception {
		for (JsonNode raise : read().path("raises")) {
			assertThat(send("DELETE", "/" + raise.path("id").asString(), null).statusCode()).isEqualTo(204);
		}
	}

	@Test
	void showsThePlan() throws Exception {
		assertThat(read().path("defaults")).hasToString("""
				{"ratio":0.1,"metadataRatio":0.01,"slow":"PT10S"}""");
		assertThat(read().path("rules").path(0)).hasToString("""
				{"name":"probe","match":{"route":"/probe"},"ratio":0.001,"metadataRatio":0.01,\
				"until":"2020-01-01T00:00:00Z","active":false}""");
	}

	@Test
	void countsDecisionsAndShowsCanaries() throws Exception {
		long before = read().path("decisions").path("full").path("error").asLong();
		policy().decide(TraceBuilder.trace().ended(TraceResult.FAILED).models("first").facts());
		assertThat(read().path("decisions").path("full").path("error").asLong()).isEqualTo(before + 1);
		assertThat(read().path("canaries").path("known").asLong()).isPositive();
		assertThat(read().path("canaries").path("forgotten").asLong()).isZero();
	}

	@Test
	void raisesUntilSomebodyEndsIt() throws Exception {
		TraceFacts trace = TraceBuilder.trace().tenant("acme").facts();
		assertThat(policy().decide(trace).level()).isEqualTo(SamplingLevel.DROP);
		JsonNode raise = json(raise(RAISE));
		assertThat(policy().decide(trace).reason()).isEqualTo("raise");
		assertThat(read().path("raises")).containsExactly(raise);
		assertThat(raise.path("match").path("tenant").asString()).isEqualTo("acme");
		assertThat(raise.path("who").asString()).isEqualTo("anonymous");
		assertThat(raise.path("reason").asString()).isEqualTo("incident 42");
		assertThat(Instant.parse(raise.path("until").asString()))
			.isEqualTo(Instant.parse(raise.path("since").asString()).plus(Duration.ofMinutes(30)));
		assertThat(send("DELETE", "/" + raise.path("id").asString(), null).statusCode()).isEqualTo(204);
		assertThat(policy().decide(trace).reason()).isEqualTo("ratio");
		assertThat(read().path("raises")).isEmpty();
	}

	@Test
	void raisesAllThatARuleMayName() throws Exception {
		String until = Instant.now().plus(Duration.ofHours(23)).toString();
		JsonNode raise = json(raise("""
				{"tenant": "acme", "route": "/api/*", "model": "gpt-4.1", "promptVersion": "support@v3",
				 "scenario": "refund", "ratio": "0.5", "until": "%s", "reason": "x"}""".formatted(until)));
		assertThat(raise.path("match")).hasToString(
				"""
						{"tenant":"acme","route":"/api/*","model":"gpt-4.1","promptVersion":"support@v3","scenario":"refund"}""");
		assertThat(raise.path("ratio").asDouble()).isEqualTo(0.5);
		assertThat(Instant.parse(raise.path("until").asString())).isCloseTo(Instant.parse(until),
				within(1, ChronoUnit.SECONDS));
	}

	@Test
	void tellsWhoRaisedWhatInOneLineAndAnAuditEvent() throws Exception {
		AuditTrail trail = this.application.getBean(AuditTrail.class);
		trail.events().clear();
		try (LogLines lines = LogLines.capture()) {
			HttpRequest.Builder request = request("").POST(BodyPublishers.ofString("""
					{"model": "gpt", "ratio": 1, "until": "1h", "reason": "first\\n2026 INFO forged \\u2028 line"}"""))
				.header("X-Login", "ann\\nforged");
			JsonNode raise = json(this.client.send(request.build(), BodyHandlers.ofString()));
			assertThat(raise.path("who").asString()).isEqualTo("ann forged");
			assertThat(lines.containing("Sampling of ")).singleElement().satisfies((line) -> {
				assertThat(line.getLevel()).isEqualTo(Level.INFO);
				assertThat(line.getFormattedMessage()).startsWith("Sampling of model gpt raised to 1.0 until ")
					.contains(" by ann forged: first 2026 INFO forged   line (raise ")
					.doesNotContainPattern("[\\p{Cntrl}\\u2028]");
			});
			send("DELETE", "/" + raise.path("id").asString(), null);
			assertThat(lines.containing("ended by anonymous")).hasSize(1);
		}
		assertThat(trail.events()).extracting(AuditEvent::getType)
			.containsExactly("SAMPLING_RAISED", "SAMPLING_RAISE_ENDED");
		assertThat(trail.events()).extracting(AuditEvent::getPrincipal).containsExactly("ann forged", "anonymous");
		assertThat(trail.events().get(0).getData()).containsEntry("match", "model gpt")
			.containsEntry("ratio", 1.0)
			.containsEntry("reason", "first 2026 INFO forged   line");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"ratio": 1, "until": "1h", "reason": "x"                                 | Say what to raise
			"tenant": " ", "ratio": 1, "until": "1h", "reason": "x"                  | Say what to raise
			"tenant": "a\\nb", "ratio": 1, "until": "1h", "reason": "x"              | on one line
			"tenant": "a", "until": "1h", "reason": "x"                              | The 'ratio' must be
			"tenant": "a", "ratio": "all", "until": "1h", "reason": "x"              | The 'ratio' must be
			"tenant": "a", "ratio": 0, "until": "1h", "reason": "x"                  | The 'ratio' must be
			"tenant": "a", "ratio": 1.01, "until": "1h", "reason": "x"               | The 'ratio' must be
			"tenant": "a", "ratio": "NaN", "until": "1h", "reason": "x"              | The 'ratio' must be
			"tenant": "a", "ratio": 1, "reason": "x"                                 | The 'until' must be
			"tenant": "a", "ratio": 1, "until": "", "reason": "x"                    | The 'until' must be
			"tenant": "a", "ratio": 1, "until": "-1h", "reason": "x"                 | The 'until' must be
			"tenant": "a", "ratio": 1, "until": "25h", "reason": "x"                 | The 'until' must be
			"tenant": "a", "ratio": 1, "until": "PT9999999999999999999H", "reason": "x" | The 'until' must be
			"tenant": "a", "ratio": 1, "until": "999999999999d", "reason": "x"       | The 'until' must be
			"tenant": "a", "ratio": 1, "until": "2020-01-01T00:00:00Z", "reason": "x" | The 'until' must be
			"tenant": "a", "ratio": 1, "until": "tomorrow", "reason": "x"            | The 'until' must be
			"tenant": "a", "ratio": 1, "until": "1h"                                 | Give a 'reason'
			"tenant": "a", "ratio": 1, "until": "1h", "reason": " \\n"               | Give a 'reason'
			""")
	void refusesWhatCannotBeRight(String fields, String sentence) throws Exception {
		HttpResponse<String> response = raise("{" + fields + "}");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).path("error").asString()).contains(sentence);
		assertThat(read().path("raises")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			not json
			[1]
			{"tenant": {"a": 1}, "ratio": 1}
			""")
	void refusesABodyThatIsNone(String body) throws Exception {
		assertThat(raise(body).statusCode()).isEqualTo(400);
	}

	@Test
	void boundsTheRaises() throws Exception {
		for (int i = 0; i < SamplingRaises.MOST; i++) {
			assertThat(raise(RAISE).statusCode()).isEqualTo(200);
		}
		HttpResponse<String> response = raise(RAISE);
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(json(response).path("error").asString()).contains("100 raises run already");
	}

	@Test
	void endsNoRaiseThatDoesNotRun() throws Exception {
		HttpResponse<String> response = send("DELETE", "/collector", null);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(json(response).path("error").asString()).isEqualTo("No raise of this id runs");
		assertThat(send("GET", "/1", null).statusCode()).isEqualTo(404);
	}

	@Test
	void printsTheConfigurationOfACollector() throws Exception {
		HttpResponse<String> response = send("GET", "/collector", null);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).get().asString().startsWith("text/plain");
		Map<String, Map<String, ?>> configuration = new Yaml().load(response.body());
		assertThat(configuration.get("processors")).containsOnlyKeys("tail_sampling", "redaction");
	}

	private SamplingPolicy policy() {
		return this.application.getBean(SamplingPolicy.class);
	}

	private JsonNode read() throws Exception {
		return json(send("GET", "", null));
	}

	private HttpResponse<String> raise(String body) throws Exception {
		return send("POST", "", body);
	}

	private HttpResponse<String> send(String method, String path, String body) throws Exception {
		HttpRequest.Builder request = request(path).method(method,
				(body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(TestServer.url(this.application) + "/actuator/sampling" + path))
			.header("Content-Type", "application/json");
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

}
