package io.throughline.sample.acceptance;

import java.util.Map;

import io.throughline.incident.IncidentAccess;
import io.throughline.store.TraceStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A trace that somebody may not look up is to him as if it were not there. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.kafka.bootstrap-servers=localhost:1", "spring.kafka.listener.auto-startup=false" })
class TenantTests {

	@Autowired
	private TraceStore store;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			support  | /{reference}
			support  | ?q={reference}
			support  | /{reference}/text
			support  | /{reference}/compare
			engineer | /{reference}
			engineer | /{reference}/content
			engineer | /{reference}/otlp
			""")
	void anotherTenantsReferenceIsAsUnknownAsOneThatNeverWas(String user, String path) {
		SeededTrace hidden = SeededTrace.empty().chat("failed", 300, "hidden", "s-hidden").save(this.store);
		ResponseEntity<JsonNode> refused = get(user, path, hidden.reference());
		assertThat(refused.getStatusCode().value()).isEqualTo(404);
		assertThat(withoutIds(refused)).isEqualTo(withoutIds(get(user, path, SeededTrace.empty().reference())));
	}

	private ResponseEntity<JsonNode> get(String user, String path, String reference) {
		return RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.baseUrl("http://localhost:" + this.port + "/actuator/incidents")
			.defaultHeaders((headers) -> headers.setBasicAuth(user, user))
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build()
			.get()
			.uri(path, reference)
			.accept(MediaType.APPLICATION_JSON)
			.retrieve()
			.toEntity(JsonNode.class);
	}

	private static Map<String, String> withoutIds(ResponseEntity<JsonNode> problem) {
		JsonNode body = problem.getBody();
		return Map.of("type", body.path("type").asString(), "title", body.path("title").asString(), "detail",
				body.path("detail").asString(), "cause", body.path("cause").asString(""), "candidates",
				body.path("candidates").toString(), "suggestions", body.path("suggestions").toString());
	}

	/** Keeps the traces of one tenant from everybody. */
	@TestConfiguration(proxyBeanMethods = false)
	static class HiddenTenant {

		@Bean
		IncidentAccess access() {
			return (user, trace) -> !"hidden".equals(trace.caller().tenant());
		}

	}

}
