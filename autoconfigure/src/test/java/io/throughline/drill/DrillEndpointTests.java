package io.throughline.drill;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.throughline.reference.Reference;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The drill of a running application does everything but what cannot be undone.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DrillEndpointTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private ConfigurableApplicationContext application;

	private DrilledApplication.Refunds refunds;

	@BeforeAll
	void start() {
		this.application = TestServer.TOMCAT.start(DrilledApplication.class,
				"management.endpoints.web.exposure.include=drill", "throughline.drill.enabled=true",
				"throughline.drill.path=/refunds", "server.servlet.context-path=/shop",
				"spring.http.clients.imperative.factory=jdk");
		this.refunds = this.application.getBean(DrilledApplication.Refunds.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@BeforeEach
	void forget() {
		this.refunds.done().clear();
	}

	@Test
	void reportsAndRefusesWhatCannotBeUndone() throws Exception {
		HttpResponse<String> answer = post("/actuator/drill", "engineer");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		JsonNode report = new JsonMapper().readTree(answer.body());
		assertThat(report.path("ready").asBoolean()).as(answer.body()).isTrue();
		assertThat(report.path("statuses").path(0).asInt()).isEqualTo(200);
		assertThat(this.refunds.done()).containsExactly("lookup");
		String reference = report.path("references").path(0).asString();
		assertThat(spans(reference)).filteredOn((span) -> span.kind().equals("server"))
			.hasSize(2)
			.allSatisfy((span) -> assertThat(span.attributes()).containsKey("throughline.drill"));
		assertThat(spans(reference)).filteredOn((span) -> "tool".equals(span.attributes().get("throughline.step.kind")))
			.extracting((span) -> span.attributes().get("throughline.step.name") + " "
					+ span.attributes().get("throughline.step.status"))
			.containsExactlyInAnyOrder("lookup ok", "refund cancelled", "of_a_library cancelled", "payment cancelled");
		assertThat(this.refunds.audited()).last().satisfies((event) -> {
			assertThat(event.getPrincipal()).isEqualTo("engineer");
			assertThat(event.getData()).containsEntry("reference", reference).containsEntry("ready", true);
		});
	}

	@Test
	void onlyEngineersMayRunIt() throws Exception {
		assertThat(post("/actuator/drill", "support").statusCode()).isEqualTo(403);
		assertThat(this.refunds.done()).isEmpty();
	}

	@Test
	void aHeaderFromOutsideMarksNothing() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(TestServer.url(this.application) + "/shop/refunds"))
			.header(DrillMarkHandler.HEADER, "0".repeat(64))
			.header("throughline.drill", "true")
			.POST(BodyPublishers.noBody())
			.build();
		assertThat(this.client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		assertThat(this.refunds.done()).containsExactly("lookup", "refund", "of a library", "payment");
	}

	@Test
	void aTokenMarksOnce() {
		DrillTokens tokens = new DrillTokens();
		String token = tokens.issue();
		assertThat(tokens.redeem("0".repeat(64))).isFalse();
		assertThat(tokens.redeem(token)).isTrue();
		assertThat(tokens.redeem(token)).isFalse();
		String revoked = tokens.issue();
		tokens.revoke();
		assertThat(tokens.redeem(revoked)).isFalse();
	}

	@Test
	void isAbsentUnlessEnabled() {
		try (ConfigurableApplicationContext other = TestServer.TOMCAT.start(DrilledApplication.class,
				"management.endpoints.web.exposure.include=drill")) {
			assertThat(other.getBeanDefinitionNames()).noneMatch((name) -> name.startsWith("throughlineDrill"));
		}
	}

	private List<TraceSpan> spans(String reference) {
		TraceStore store = this.application.getBean(TraceStore.class);
		return store.find(store.findByReference(Reference.parse(reference)).get(0).traceId()).orElseThrow().spans();
	}

	private HttpResponse<String> post(String path, String user) throws Exception {
		String login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
		HttpRequest request = HttpRequest.newBuilder(URI.create(TestServer.url(this.application) + "/shop" + path))
			.header("Authorization", "Basic " + login)
			.header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.POST(BodyPublishers.ofString("{}"))
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

}
