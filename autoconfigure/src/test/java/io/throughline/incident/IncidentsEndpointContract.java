package io.throughline.incident;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

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
				"management.endpoints.web.exposure.include=incidents", "throughline.incidents.links[0].name=Grafana",
				"throughline.incidents.links[0].url=https://grafana.example/?id={traceId}&tenant={tenant}",
				"throughline.incidents.log-queries[0].name=own",
				"throughline.incidents.log-queries[0].query=find {tenant}", "throughline.incidents.environment=test",
				"throughline.incidents.environments.staging=https://staging.example/actuator/incidents");
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
		String unknown = body(get("/" + "9".repeat(32), format));
		assertThat(hidden.statusCode()).isEqualTo(404);
		assertThat(body(hidden)).isEqualTo(unknown);
		assertThat(body(search(Reference.of(HIDDEN).text(), format))).isEqualTo(unknown);
		assertThat(body(get("/" + HIDDEN + "/compare", format))).isEqualTo(unknown);
		assertThat(body(get("/" + Stories.TRACE_ID + "/compare?with=" + HIDDEN, format))).isEqualTo(unknown);
		assertThat(body(search("00000000abcdef12", format))).isEqualTo(body(search("00000000abcdef99", format)));
	}

	// Each call has a reference of its own, and the queries name what was asked for.
	private static String body(HttpResponse<String> answer) {
		return answer.body()
			.replaceAll("\"(instance|reference)\":\"[^\"]+\",?", "")
			.replaceAll("[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}", "REF")
			.replaceAll("\\[\\w+][0-9a-f]{8}|\\*[0-9a-f]{8}", "ID");
	}

	@Test
	void listsByFilterAndPageByPage() throws Exception {
		TraceStore store = this.application.getBean(TraceStore.class);
		for (int i = 0; i < 5; i++) {
			store.save(Stories.chat("5" + i + "a".repeat(30), "failed", "paged").part());
		}
		JsonNode first = json(get("?tenant=paged&outcome=failed,degraded&limit=3", "application/json"));
		assertThat(first.path("incidents")).hasSize(3);
		JsonNode second = json(
				get("?tenant=paged&outcome=failed,degraded&limit=3&cursor=" + first.path("next").asString(),
						"application/json"));
		assertThat(second.path("incidents")).hasSize(2);
		assertThat(second.path("next").isNull()).isTrue();
		assertThat(Stream.concat(first.path("incidents").valueStream(), second.path("incidents").valueStream())
			.map((incident) -> incident.path("traceId").asString())).doesNotHaveDuplicates().hasSize(5);
		assertThat(json(get("?tenant=paged&outcome=succeeded", "application/json")).path("incidents")).isEmpty();
		assertThat(json(get("?tenant=paged&tenant=other&from=2026-06-06T10:14:04Z", "*/*")).path("incidents"))
			.isEmpty();
		assertThat(json(get("?tenant=paged&last=1h", "*/*")).path("incidents")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tennant=a", "cursor=!", "cursor=bm9uZQ", "from=yesterday", "last=soon", "limit=0",
			"limit=201", "view=all", "last=1h&from=2026-06-06T10:14:04Z", "q=a&unknown=b" })
	void turnsDownWhatItDoesNotUnderstand(String query) throws Exception {
		HttpResponse<String> answer = get("?" + query, "application/json");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(answer).path("type").asString()).isEqualTo("/problems/invalid-query");
	}

	@Test
	void namesTheParameterThatIsNotKnownAndThoseThatAre() throws Exception {
		assertThat(json(get("?tennant=a", "application/json")).path("detail").asString()).contains("\"tennant\"")
			.contains("tenant")
			.contains("cursor");
		assertThat(get("/" + Stories.TRACE_ID + "?revison=1", "text/plain").body())
			.isEqualTo("Query not understood: \"revison\" is not known here. Known are revision.\n");
	}

	@Test
	void countsByFacet() throws Exception {
		JsonNode facets = json(get("?view=facets&session=s-1&tenant=acme", "application/json"));
		assertThat(facets.path("facets").path("failingStep").path(0).path("value").asString()).isEqualTo("http get");
		assertThat(facets.path("facets").path("outcome")).hasSize(2);
		assertThat(facets.path("estimatedFrom").asInt()).isEqualTo(2);
		assertThat(facets.path("problems").asInt()).isEqualTo(1);
	}

	@Test
	void answersNothingWhereTheRevisionIsStillTheSame() throws Exception {
		String revision = json(get("/" + Stories.TRACE_ID, "*/*")).path("revision").asString();
		assertThat(get("/" + Stories.TRACE_ID + "?revision=" + revision, "*/*").statusCode()).isEqualTo(204);
		assertThat(get("/" + Stories.TRACE_ID + "?revision=0", "*/*").statusCode()).isEqualTo(200);
	}

	@Test
	void saysWhereElseToLook() throws Exception {
		JsonNode incident = json(get("/" + Stories.TRACE_ID, "*/*"));
		assertThat(incident.path("links").path(0).path("url").asString())
			.isEqualTo("https://grafana.example/?id=" + Stories.TRACE_ID + "&tenant=acme");
		assertThat(incident.path("logQueries")).extracting((query) -> query.path("query").asString())
			.contains("grep -hE 'ref=RF7K-29QX|[0-9a-f]{23}[26ae]f6383afb' *.log", "find acme");
		assertThat(incident.path("spoken").asString()).isEqualTo("Romeo Foxtrot seven Kilo - two niner Quebec X-ray");
		assertThat(incident.path("note").asString())
			.startsWith("Reference RF7K-29QX, trace " + Stories.TRACE_ID + "\nOn 6 Jun 2026")
			.contains("What to do: Safe to retry");
		assertThat(incident.path("sampling").path("decision").asString()).isEqualTo("full");
		assertThat(incident.path("contentUntil").asString()).isEqualTo("2026-06-13T10:14:03Z");
		assertThat(incident.path("steps")).anySatisfy(
				(step) -> assertThat(step.path("documents").path(0).path("ageSeconds").asInt()).isEqualTo(5_184_000));
		JsonNode missing = json(search("JSWV-ST27", "application/json"));
		assertThat(missing.path("logQueries").path(0).path("query").asString()).startsWith("grep -hE 'ref=JSWV-ST27|");
		assertThat(missing.path("environments").path(0).path("name").asString()).isEqualTo("staging");
	}

	@Test
	void comparesWithWhatWentWell() throws Exception {
		JsonNode comparison = json(get("/" + Stories.TRACE_ID + "/compare?with=auto", "application/json"));
		assertThat(comparison.path("a").path("ref").asString()).isEqualTo("RF7K-29QX");
		assertThat(comparison.path("b").path("traceId").asString()).isEqualTo(OTHER);
		assertThat(comparison.path("chosen").asString()).startsWith("auto: same route, prompt version");
		assertThat(comparison.path("relaxed")).extracting(JsonNode::asString).containsExactly("model");
		HttpResponse<String> text = get("/" + Stories.TRACE_ID + "/compare?with=" + OTHER, "text/plain");
		assertThat(text.body()).startsWith("A RF7K-29QX").contains("outcome: degraded | succeeded");
	}

	@Test
	void saysWhatItIs() throws Exception {
		JsonNode meta = json(get("/meta", "application/json"));
		assertThat(meta.path("user").asString()).isEqualTo("anonymous");
		assertThat(meta.path("mayReveal").asBoolean(true)).isFalse();
		assertThat(meta.path("contentRetention").asString()).isEqualTo("P7D");
		assertThat(meta.path("metadataRetention").asString()).isEqualTo("P90D");
		assertThat(meta.path("store").asString()).isEqualTo("memory");
		assertThat(meta.path("environment").asString()).isEqualTo("test");
	}

	@Test
	void saysThatThereIsNoSuchPart() throws Exception {
		HttpResponse<String> answer = get("/" + Stories.TRACE_ID + "/parts", "application/json");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(json(answer).path("type").asString()).isEqualTo("/problems/unknown-part");
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
