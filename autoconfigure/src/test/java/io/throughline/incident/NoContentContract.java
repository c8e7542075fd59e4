package io.throughline.incident;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.throughline.incident.ServletSecuredApplication.Audited;
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

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What people with and without the role for content see and may do, in an application
 * that Spring Security secures.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class NoContentContract {

	private static final String BASE = "/actuator/incidents";

	private static final String ID = BASE + "/" + Stories.TRACE_ID;

	private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
					+ "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
					+ "require-trusted-types-for 'script'; trusted-types 'none'",
			"X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
			"same-origin", "Cross-Origin-Resource-Policy", "same-origin", "X-Robots-Tag", "noindex", "Cache-Control",
			"no-store");

	private final TestServer server;

	private final Class<?> secured;

	private final String[] properties;

	private ConfigurableApplicationContext application;

	private Browser browser;

	private Audited audited;

	NoContentContract(TestServer server, Class<?> secured, String... properties) {
		this.server = server;
		this.secured = secured;
		this.properties = properties;
	}

	@BeforeAll
	void start() {
		this.application = this.server.start(this.secured, Stream.concat(Stream.of(this.properties),
				Stream.of("management.endpoints.web.exposure.include=incidents,sessions,prompts",
						"throughline.store.retention.content=3000d", "throughline.store.retention.metadata=3650d",
						"throughline.store.retention.pinned=3650d", "throughline.content.store=redacted",
						"throughline.incidents.look-ups-per-minute=100000"))
			.toArray(String[]::new));
		this.application.getBean(TraceStore.class).save(Canary.everywhere());
		this.browser = new Browser(
				this.application.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
		this.audited = this.application.getBean(Audited.class);
	}

	@BeforeEach
	void forget() {
		this.audited.events().clear();
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void showsNoContentToSupport() {
		List<String> paths = List.of(BASE, BASE + "?q=RF7K-29QX", BASE + "?q=0000000000000061", BASE + "/RF7K-29QX", ID,
				ID + "?revision=99", ID + "/text", ID + "/otlp", ID + "/content", ID + "/content?span=0000000000000061",
				ID + "/compare?with=auto", BASE + "/meta", BASE + "/facets", BASE + "?view=facets",
				BASE + "?q=RF7K-29QY", "/actuator/sessions", "/actuator/sessions/s-1", "/actuator/prompts",
				"/actuator/prompts/support");
		for (String path : paths) {
			for (String accept : List.of("application/json", "text/plain", "text/html,*/*;q=0.8")) {
				HttpResponse<String> answer = get("support", path, accept);
				assertThat(answer.body()).as(path + " as " + accept).doesNotContain(Stories.CANARY);
				assertThat(answer.headers().toString()).doesNotContain(Stories.CANARY);
			}
		}
		assertThat(get("support", ID + "/otlp", "application/json").body()).contains("crm_lookup");
	}

	@Test
	void refusesContentToSupport() {
		HttpResponse<String> answer = get("support", ID + "/content", "application/json");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(json(answer).path("type").asString()).isEqualTo("/problems/content-not-permitted");
		assertThat(this.audited.events()).isEmpty();
	}

	@Test
	void revealsContentToEngineers() {
		JsonNode content = json(get("engineer", ID + "/content", "application/json"));
		assertThat(content.path("spans").size()).isGreaterThan(5);
		JsonNode span = json(get("engineer", ID + "/content?span=0000000000000003", "application/json")).path("spans");
		assertThat(span.size()).isOne();
		assertThat(span.path(0).path("content").path("gen_ai.input.messages").asString()).isEqualTo(Stories.CANARY);
		assertThat(span.path(0).path("content").path("status.message").asString()).isEqualTo(Stories.CANARY);
		assertThat(span.path(0).path("events").path(0).path("content").path("exception.message").asString())
			.isEqualTo(Stories.CANARY);
		assertThat(get("engineer", ID + "/otlp", "application/json").body()).contains(Stories.CANARY);
		assertThat(this.audited.events()).extracting(AuditEvent::getPrincipal, AuditEvent::getType, AuditEvent::getData)
			.contains(tuple("engineer", "INCIDENT_REVEALED",
					Map.of("reference", "RF7K-29QX", "traceId", Stories.TRACE_ID, "spanId", "0000000000000003")))
			.last()
			.isEqualTo(tuple("engineer", "INCIDENT_EXPORTED",
					Map.of("reference", "RF7K-29QX", "traceId", Stories.TRACE_ID)));
		assertThat(this.audited.events().toString()).doesNotContain(Stories.CANARY);
	}

	@Test
	void saysThatContentIsNoLongerKept() {
		TraceStore store = this.application.getBean(TraceStore.class);
		String old = "4bf92f3577b34da6a3ce929d0e0e4736";
		store.save(Stories.chat(old, "succeeded").part());
		store.purge(Stories.START.plus(Duration.ofDays(3100)));
		HttpResponse<String> answer = get("engineer", BASE + "/" + old + "/content", "application/json");
		store.save(Canary.everywhere());
		assertThat(answer.statusCode()).isEqualTo(410);
		assertThat(json(answer).path("type").asString()).isEqualTo("/problems/content-expired");
	}

	@Test
	void auditsEachIncidentThatSomebodyLooksUp() {
		get("support", BASE + "?q=RF7K-29QX", "application/json");
		String revision = json(get("support", ID, "application/json")).path("revision").asString();
		get("support", ID + "/text", "text/html,*/*;q=0.8");
		get("support", ID + "?revision=" + revision, "application/json");
		get("support", BASE, "application/json");
		get("support", BASE + "?q=RF7K-29QZ", "application/json");
		assertThat(this.audited.events()).extracting(AuditEvent::getPrincipal, AuditEvent::getType)
			.containsExactly(tuple("support", "INCIDENT_LOOKED_UP"), tuple("support", "INCIDENT_LOOKED_UP"),
					tuple("support", "INCIDENT_LOOKED_UP"));
	}

	@Test
	void letsEngineersPinForAReason() {
		assertThat(post("support", ID + "/pin", "{\"reason\":\"ticket 7\"}").statusCode()).isEqualTo(403);
		assertThat(post("engineer", ID + "/pin", "{\"reason\":\" \"}").statusCode()).isEqualTo(400);
		assertThat(post("engineer", BASE + "/" + "9".repeat(32) + "/pin", "{\"reason\":\"x\"}").statusCode())
			.isEqualTo(404);
		assertThat(post("engineer", ID + "/pin", "{\"reason\":\"ticket 7, ann@example.com\"}").statusCode())
			.isEqualTo(204);
		assertThat(summaryPin()).isEqualTo("ticket 7, [email]");
		assertThat(send("support", "DELETE", ID + "/pin", "").statusCode()).isEqualTo(403);
		assertThat(send("engineer", "DELETE", ID + "/pin", "").statusCode()).isEqualTo(204);
		assertThat(summaryPin()).isNull();
		assertThat(this.audited.events()).extracting(AuditEvent::getType)
			.containsExactly("INCIDENT_PINNED", "INCIDENT_UNPINNED");
		assertThat(this.audited.events().get(0).getData()).containsEntry("reason", "ticket 7, [email]");
	}

	private String summaryPin() {
		return this.application.getBean(TraceStore.class).find(Stories.TRACE_ID).orElseThrow().summary().pin();
	}

	@Test
	void letsEngineersTakeInATrace() {
		String file = get("engineer", ID + "/otlp", "application/json").body()
			.replace(Stories.TRACE_ID, "a".repeat(32));
		String body = new JsonMapper().writeValueAsString(Map.of("otlp", file));
		assertThat(post("support", BASE, body).statusCode()).isEqualTo(403);
		HttpResponse<String> answer = post("engineer", BASE, body);
		assertThat(answer.body()).contains("\"traceId\":\"" + "a".repeat(32) + "\"").contains("\"spans\":");
		assertThat(json(get("support", BASE + "/" + "a".repeat(32), "application/json")).path("outcome").asString())
			.isEqualTo("degraded");
		assertThat(post("engineer", BASE, body).statusCode()).isEqualTo(400);
		HttpResponse<String> broken = post("engineer", BASE, "{\"otlp\":\"[\"}");
		assertThat(broken.statusCode()).isEqualTo(400);
		assertThat(json(broken).path("detail").asString()).contains("is no JSON object");
		assertThat(this.audited.events()).extracting(AuditEvent::getType).contains("INCIDENT_IMPORTED");
	}

	@Test
	void writesItsHeadersOnceAndInsteadOfThoseOfSpringSecurity() {
		for (String path : List.of(BASE, ID, BASE + "/nothing")) {
			HttpResponse<String> answer = get("support", path, "application/json");
			HEADERS.forEach((name, value) -> assertThat(answer.headers().allValues(name)).as(path + " " + name)
				.containsExactly(value));
		}
	}

	@Test
	void opensALinkOfAnotherSiteToThoseWhoAreLoggedIn() {
		String[] link = { "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document" };
		assertThat(get("support", ID, "application/json", link).statusCode()).isEqualTo(200);
		link[3] = "no-cors";
		assertThat(get("support", ID, "application/json", link).statusCode()).isEqualTo(404);
		assertThat(send("engineer", "DELETE", ID + "/pin", "", "Sec-Fetch-Site", "same-site").statusCode())
			.isEqualTo(404);
	}

	@Test
	void asksForALogin() {
		assertThat(this.browser.get(ID).statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> get(String user, String path, String accept, String... headers) {
		return send(user, "GET", path, "",
				Stream.concat(Stream.of("Accept", accept), Stream.of(headers)).toArray(String[]::new));
	}

	private HttpResponse<String> post(String user, String path, String body) {
		return send(user, "POST", path, body, "Content-Type", "application/json");
	}

	private HttpResponse<String> send(String user, String method, String path, String body, String... headers) {
		return this.browser.send(method, path, body,
				Stream.concat(Stream.of("Authorization", Browser.login(user)), Stream.of(headers))
					.toArray(String[]::new));
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return new JsonMapper().readTree(answer.body());
	}

}
