package io.throughline.sample.acceptance;

import java.util.Map;

import io.throughline.store.TraceStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running sample, a store with seeded traces, and a browser before it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "support.refunds.model-timeout=300ms", "throughline.incidents.look-ups-per-minute=100000",
				"throughline.sampling.rules[0].name=never", "throughline.sampling.rules[0].tenant=unsampled",
				"throughline.sampling.rules[0].ratio=0", "throughline.sampling.rules[0].metadata-ratio=0" })
@ExtendWith(Chromium.class)
@Import(Audited.class)
abstract class AcceptanceTest {

	@Autowired
	TraceStore store;

	@LocalServerPort
	int port;

	Browser browser;

	LookUpPages pages;

	@BeforeEach
	void take(Browser browser) {
		this.browser = browser;
		browser.reset();
		this.pages = new LookUpPages(browser, base());
	}

	String base() {
		return "http://localhost:" + this.port;
	}

	/**
	 * Ask the support bot something and return what it answers.
	 */
	JsonNode ask(String question) {
		return client(null).post().uri("/api/chat").body(Map.of("message", question)).retrieve().body(JsonNode.class);
	}

	JsonNode get(String user, String path, Object... values) {
		return answer(user, path, values).getBody();
	}

	ResponseEntity<JsonNode> answer(String user, String path, Object... values) {
		return client(user).get()
			.uri(address(path), values)
			.accept(MediaType.APPLICATION_JSON)
			.retrieve()
			.toEntity(JsonNode.class);
	}

	ResponseEntity<String> text(String user, MediaType type, String path, Object... values) {
		return client(user).get().uri(address(path), values).accept(type).retrieve().toEntity(String.class);
	}

	/**
	 * Make an eval case of a request.
	 */
	HttpStatusCode makeCase(String reference) {
		return client("engineer").post()
			.uri("/actuator/evalcases")
			.contentType(MediaType.APPLICATION_JSON)
			.header("X-XSRF-TOKEN", "token")
			.header("Cookie", "XSRF-TOKEN=token")
			.body(Map.of("incident", reference))
			.retrieve()
			.toBodilessEntity()
			.getStatusCode();
	}

	private static String address(String path) {
		return path.startsWith("/actuator/") ? path : "/actuator/incidents" + path;
	}

	void assertFinds(String pasted, SeededTrace trace) {
		assertThat(get("support", "?q={pasted}", pasted).path("traceId").asString()).as(pasted)
			.isEqualTo(trace.traceId());
	}

	RestClient client(String user) {
		return RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.baseUrl(base())
			.defaultHeaders((headers) -> {
				if (user != null) {
					headers.setBasicAuth(user, user);
				}
			})
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build();
	}

}
