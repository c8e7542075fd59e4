package io.throughline.evalcase;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.throughline.incident.Browser;
import io.throughline.incident.ServletSecuredApplication.Audited;
import io.throughline.store.Facet;
import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each web stack makes of the endpoint, in an application that Spring Security
 * secures.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EvalCasesEndpointContract {

	private static final String BASE = "/actuator/evalcases";

	private static final String CASE = BASE + "/default/" + CaseTraces.REFERENCE;

	private static final String NEW = "{\"incident\":\"" + CaseTraces.REFERENCE + "\"}";

	private static final String EXPECTED = "{\"expected\":\"does not contain: waiting\\ncalls: crm_lookup\"}";

	private final TestServer server;

	private final Class<?> secured;

	private ConfigurableApplicationContext application;

	private Browser browser;

	private Audited audited;

	EvalCasesEndpointContract(TestServer server, Class<?> secured) {
		this.server = server;
		this.secured = secured;
	}

	@BeforeAll
	void start() {
		this.application = this.server.start(this.secured,
				"management.endpoints.web.exposure.include=incidents,evalcases",
				"throughline.incidents.base-url=https://shop.example/incidents",
				"throughline.incidents.look-ups-per-minute=100000");
		this.browser = new Browser(
				this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
		this.audited = this.application.getBean(Audited.class);
	}

	@BeforeEach
	void begin() {
		this.application.getBean(TraceStore.class).erase(Facet.TENANT, "acme");
		this.application.getBean(TraceStore.class).save(CaseTraces.onboarding());
		EvalCaseStore cases = this.application.getBean(EvalCaseStore.class);
		cases.datasets()
			.forEach((name) -> cases.cases(name).forEach((kept) -> cases.remove(name, kept.evalCase().id())));
		this.audited.events().clear();
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void makesADraftOnce() {
		HttpResponse<String> first = post("engineer", BASE, "{\"incident\":\"Ref rf7k 29qx, please\"}");
		assertThat(first.statusCode()).isEqualTo(201);
		JsonNode draft = json(first);
		assertThat(draft.path("schema").asString()).isEqualTo("throughline.eval-case.v1");
		assertThat(draft.path("status").asString()).isEqualTo("draft");
		assertThat(draft.path("input").asString()).isEqualTo("Where is my onboarding request? Write to [email]");
		assertThat(draft.path("link").asString()).isEqualTo("https://shop.example/incidents/" + CaseTraces.TRACE_ID);
		assertThat(first.body()).doesNotContain(CaseTraces.CANARY);
		HttpResponse<String> again = post("engineer", BASE, "{\"incident\":\"" + CaseTraces.TRACE_ID + "\"}");
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(json(again)).isEqualTo(draft);
		assertThat(json(get("engineer", CASE))).isEqualTo(draft);
		assertThat(post("engineer", BASE, NEW.replace("}", ",\"dataset\":\"other\"}")).statusCode()).isEqualTo(201);
		assertThat(json(get("engineer", BASE)).path("cases")).extracting((line) -> line.path("dataset").asString())
			.containsExactly("default", "other");
	}

	@Test
	void becomesReadyByTheOneFieldAndIsExportedOnlyThen() {
		post("engineer", BASE, NEW);
		assertThat(get("engineer", CASE + "?format=jsonl").statusCode()).isEqualTo(409);
		assertThat(get("engineer", BASE + "?format=jsonl").body()).isEmpty();
		JsonNode ready = json(post("engineer", CASE, EXPECTED));
		assertThat(ready.path("status").asString()).isEqualTo("ready");
		HttpResponse<String> file = get("engineer", BASE + "?dataset=default&format=jsonl");
		assertThat(file.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/jsonl"));
		List<EvalCase> cases = EvalCaseFile.read(new StringReader(file.body()));
		assertThat(cases).singleElement().satisfies((it) -> {
			assertThat(it.id()).isEqualTo(CaseTraces.REFERENCE);
			assertThat(it.prompt().version()).isEqualTo("v17");
			assertThat(it.documents()).extracting(EvalCase.Document::id).containsExactly("record-20871");
			assertThat(it.expected()).isEqualTo("does not contain: waiting\ncalls: crm_lookup");
		});
		assertThat(file.body()).doesNotContain("caller").doesNotContain(CaseTraces.CANARY);
		assertThat(get("engineer", BASE + "?dataset=other&format=jsonl").body()).isEmpty();
	}

	@Test
	void exportsItemsOfLangfuse() {
		post("engineer", BASE, NEW);
		post("engineer", CASE, EXPECTED);
		JsonNode item = json(get("engineer", BASE + "?format=langfuse"));
		assertThat(item.propertyNames()).containsExactly("id", "datasetName", "input", "expectedOutput", "metadata",
				"sourceTraceId");
		assertThat(item.path("id").asString()).isEqualTo("default-" + CaseTraces.REFERENCE);
		assertThat(item.path("sourceTraceId").asString()).isEqualTo(CaseTraces.TRACE_ID);
		assertThat(item.path("metadata").path("reference").asString()).isEqualTo(CaseTraces.REFERENCE);
		assertThat(item.path("metadata").path("prompt").path("version").asString()).isEqualTo("v17");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			outcome: great                | 400 | /problems/invalid-query  | Line 1
			''                            | 400 | /problems/invalid-query  | expected
			contains: waiting             | 409 | /problems/proves-nothing | meets this already
			calls: crm_lookup             | 409 | /problems/proves-nothing | meets this already
			""")
	void turnsDownWhatCannotBeReadOrProvesNothing(String expected, int status, String type, String detail) {
		post("engineer", BASE, NEW);
		HttpResponse<String> answer = post("engineer", CASE, "{\"expected\":\"" + expected + "\"}");
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(json(answer).path("type").asString()).isEqualTo(type);
		assertThat(json(answer).path("detail").asString()).contains(detail);
		assertThat(json(get("engineer", CASE)).path("status").asString()).isEqualTo("draft");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET    | ?status=done                          | | 400
			GET    | ?format=xml                           | | 400
			GET    | ?dataset=a/b                          | | 400
			GET    | ?incident=x                           | | 400
			GET    | ?format=jsonl&status=draft            | | 409
			GET    | /default/none                         | | 404
			GET    | /other                                | | 404
			POST   | {}                                    | | 400
			POST   | {"incident":"XXXX-XXXX"}              | | 404
			POST   | {"incident":"RF7K-29QX","dataset":"."}| | 201
			DELETE | /default/none                         | | 404
			""")
	void turnsDownWhatItDoesNotUnderstand(String method, String asked, String nothing, int status) {
		boolean hasBody = asked.startsWith("{");
		assertThat(send("engineer", method, BASE + (hasBody ? "" : asked), hasBody ? asked : "").statusCode())
			.isEqualTo(status);
	}

	@Test
	void isNothingForSupport() {
		post("engineer", BASE, NEW);
		List<HttpResponse<String>> answers = List.of(get("support", BASE), get("support", CASE),
				get("support", BASE + "?format=jsonl"), post("support", BASE, NEW), post("support", CASE, EXPECTED),
				send("support", "DELETE", CASE, ""));
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(json(answer).path("type").asString()).isEqualTo("/problems/content-not-permitted");
		});
		assertThat(get("support", "/actuator/incidents/" + CaseTraces.REFERENCE).body())
			.contains("\"evalCases\":[\"default/RF7K-29QX\"]")
			.doesNotContain("onboarding request");
		assertThat(get("support", "/actuator/incidents/" + CaseTraces.REFERENCE + "/text").body())
			.contains("eval case default/RF7K-29QX");
		assertThat(json(get("support", "/actuator/incidents/meta")).path("mayMakeCases").asBoolean()).isFalse();
		assertThat(json(get("engineer", "/actuator/incidents/meta")).path("mayMakeCases").asBoolean()).isTrue();
	}

	@Test
	void isUnknownWhereTheRequestMayNotBeLookedUp() {
		String hidden = "4bf92f3577b34da6a3ce929d0e0e4736";
		TraceStore traces = this.application.getBean(TraceStore.class);
		traces.save(CaseTraces.onboarding(hidden, "hidden"));
		assertThat(post("engineer", BASE, "{\"incident\":\"" + hidden + "\"}").statusCode()).isEqualTo(404);
		this.application.getBean(EvalCaseStore.class)
			.save(new KeptCase(Cases.smallest(), traces.find(hidden).orElseThrow().summary().caller()));
		assertThat(json(get("engineer", BASE)).path("cases")).isEmpty();
		assertThat(json(get("engineer", CASE)).path("detail").asString()).isEqualTo(
				json(get("engineer", CASE.replace("29QX", "29QY"))).path("detail").asString().replace("29QY", "29QX"));
		assertThat(send("engineer", "DELETE", CASE, "").statusCode()).isEqualTo(404);
	}

	@Test
	void survivesTheContentOfItsIncidentWhichAloneCanMakeOne() {
		post("engineer", BASE, NEW);
		TraceStore traces = this.application.getBean(TraceStore.class);
		traces.purge(Instant.now().plus(Duration.ofDays(8)));
		assertThat(json(get("engineer", CASE)).path("observed").path("output").asString())
			.startsWith(CaseTraces.ANSWER);
		HttpResponse<String> late = post("engineer", BASE, NEW.replace("}", ",\"dataset\":\"late\"}"));
		assertThat(late.statusCode()).isEqualTo(410);
		traces.purge(Instant.now().plus(Duration.ofDays(100)));
		assertThat(get("engineer", CASE).statusCode()).isEqualTo(200);
	}

	@Test
	void isRemoved() {
		post("engineer", BASE, NEW);
		assertThat(send("engineer", "DELETE", CASE, "").statusCode()).isEqualTo(204);
		assertThat(get("engineer", CASE).statusCode()).isEqualTo(404);
	}

	@Test
	void isAuditedWithoutWhatItSays() {
		post("engineer", BASE, NEW);
		post("engineer", CASE, EXPECTED);
		get("engineer", BASE + "?format=jsonl");
		send("engineer", "DELETE", CASE, "");
		assertThat(this.audited.events()).extracting(AuditEvent::getType)
			.containsExactly("EVAL_CASE_MADE", "EVAL_CASE_FILLED", "EVAL_CASES_EXPORTED", "EVAL_CASE_REMOVED");
		assertThat(this.audited.events().get(0).getPrincipal()).isEqualTo("engineer");
		assertThat(this.audited.events().get(0).getData())
			.isEqualTo(Map.of("reference", CaseTraces.REFERENCE, "traceId", CaseTraces.TRACE_ID, "dataset", "default"));
		assertThat(this.audited.events().toString()).doesNotContain("waiting");
	}

	@Test
	void takesFeedbackFromSupport() {
		String path = "/actuator/incidents/" + CaseTraces.REFERENCE;
		String body = "{\"score\":\"-1\",\"comment\":\"says " + CaseTraces.CANARY + "\"}";
		assertThat(post("support", path + "/feedback", body).statusCode()).isEqualTo(204);
		assertThat(post("support", path + "/feedback", "{\"score\":\"5\"}").statusCode()).isEqualTo(400);
		assertThat(post("support", path.replace("29QX", "29QY") + "/feedback", body).statusCode()).isEqualTo(404);
		assertThat(json(get("support", path)).path("steps")).anySatisfy((step) -> {
			assertThat(step.path("name").asString()).isEqualTo("evaluate user_feedback");
			assertThat(step.path("facts").path("eval_score").asDouble()).isEqualTo(-1);
		});
		assertThat(get("engineer", path + "/content").body()).contains("says [email]");
	}

	@Test
	void servesTheSchemaAndThePage() {
		assertThat(json(get("engineer", BASE + "/eval-case.schema.json")).path("title").asString())
			.isEqualTo("Eval case");
		assertThat(page("/default/x")).startsWith("<!doctype html>");
		assertThat(page("?format=jsonl")).isEmpty();
		assertThat(page("/eval-case.schema.json")).startsWith("{");
	}

	private String page(String path) {
		return this.browser
			.get(BASE + path, "Authorization", Browser.login("engineer"), "Accept", "text/html,*/*;q=0.8")
			.body();
	}

	private HttpResponse<String> get(String user, String path) {
		return send(user, "GET", path, "");
	}

	private HttpResponse<String> post(String user, String path, String body) {
		return send(user, "POST", path, body);
	}

	private HttpResponse<String> send(String user, String method, String path, String body) {
		return this.browser.send(method, path, body, "Authorization", Browser.login(user), "Accept", "application/json",
				"Content-Type", "application/json");
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return new JsonMapper().readTree(answer.body());
	}

}
