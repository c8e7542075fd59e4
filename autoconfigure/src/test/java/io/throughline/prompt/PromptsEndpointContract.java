package io.throughline.prompt;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.throughline.semconv.Field;
import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each web stack makes of the endpoint.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PromptsEndpointContract {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final TestServer server;

	private ConfigurableApplicationContext application;

	PromptsEndpointContract(TestServer server) {
		this.server = server;
	}

	@BeforeAll
	void start() {
		this.application = this.server.start(PromptsApplication.class,
				"management.endpoints.web.exposure.include=prompts");
		PromptRequests requests = new PromptRequests(this.application.getBean(TraceStore.class));
		for (int i = 0; i < 30; i++) {
			requests.of("v1", "succeeded").model(100, 0.001, "USD").keptWith(0.1);
		}
		for (int i = 0; i < 10; i++) {
			requests.of("v1", "failed").with(Field.TENANT_ID, "acme").with(Field.MODEL, "gpt-4o").keptWith(1);
		}
		requests.of("v2", "succeeded").with(Field.PROMPT_NAME, "team/support").keptWith(1);
		requests.of("v3", "failed").with(Field.PROMPT_NAME, "secret").with(Field.TENANT_ID, "hidden").keptWith(1);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void comparesTheVersionsOfAPrompt() throws Exception {
		HttpResponse<String> answer = get("/support", "*/*");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
		JsonNode found = json(answer);
		assertThat(found.path("name").asString()).isEqualTo("support");
		assertThat(found.path("estimatedFrom").asInt()).isEqualTo(40);
		JsonNode version = found.path("versions").path(0);
		assertThat(version.path("version").asString()).isEqualTo("v1");
		assertThat(version.path("requests").asInt()).isEqualTo(40);
		assertThat(version.path("estimated").asInt()).isEqualTo(310);
		assertThat(version.path("failureRate").asDouble()).isEqualTo(0.0323);
		assertThat(version.path("failureLow").asDouble()).isLessThan(0.0323);
		assertThat(version.path("failureHigh").asDouble()).isGreaterThan(0.0323);
		assertThat(version.path("costPerRequest").asString()).isEqualTo("0.001");
		assertThat(version.path("countsOnly").asBoolean()).isFalse();
		assertThat(answer.body()).doesNotContain(PromptRequests.CANARY);
	}

	@ParameterizedTest
	@CsvSource({ "tenant=acme, 10", "model=gpt-4o, 10", "route=/api/chat, 40", "route=/other, 0",
			"to=2026-06-06T10:00:05Z, 4", "from=2026-06-06T10:00:31Z, 10", "last=1h, 0" })
	void countsOnlyWhatIsAskedFor(String filter, int traces) throws Exception {
		assertThat(json(get("/support?" + filter, "application/json")).path("estimatedFrom").asInt()).isEqualTo(traces);
	}

	@Test
	void onlyCountsWhereThereAreTooFew() throws Exception {
		JsonNode version = json(get("/team/support", "application/json")).path("versions").path(0);
		assertThat(version.path("version").asString()).isEqualTo("v2");
		assertThat(version.path("countsOnly").asBoolean()).isTrue();
		assertThat(version.path("failureRate").isNumber()).isFalse();
	}

	@Test
	void listsPromptsThatMayBeLookedUp() throws Exception {
		JsonNode list = json(get("", "application/json"));
		assertThat(list.path("prompts")).extracting((prompt) -> prompt.path("name").asString())
			.containsExactly("team/support", "support");
		assertThat(json(get("/secret", "application/json")).path("versions")).isEmpty();
	}

	@Test
	void writesTextForTerminals() throws Exception {
		HttpResponse<String> answer = get("/support", "text/plain");
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWithIgnoringCase("text/plain;charset=UTF-8"));
		assertThat(answer.body()).startsWith("Prompt support, estimated from 40 traces.").contains("3.2% (");
		assertThat(get("", "text/plain").body()).contains("support  40 traces  2026-06-06T10:00:40Z\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/support?version=v1", "/support?last=soon", "?q=x" })
	void turnsDownWhatItDoesNotUnderstand(String path) throws Exception {
		assertThat(get(path, "application/json").statusCode()).isEqualTo(400);
	}

	private HttpResponse<String> get(String path, String accept) throws Exception {
		URI uri = URI.create(TestServer.url(this.application) + "/actuator/prompts" + path);
		return this.client.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return new JsonMapper().readTree(answer.body());
	}

}
