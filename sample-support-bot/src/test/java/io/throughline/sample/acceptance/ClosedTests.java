package io.throughline.sample.acceptance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** With Boot's own defaults nothing of the look-up is there. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=health", "spring.kafka.bootstrap-servers=localhost:1",
				"spring.kafka.listener.auto-startup=false" })
class ClosedTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/incidents", "/actuator/incidents/RF7K-29QX", "/actuator/sessions",
			"/actuator/prompts", "/actuator/handoffs", "/actuator/evalcases", "/actuator/drill",
			"/actuator/incidents/assets/app.js" })
	void whatIsNotExposedIsNotThere(String path) {
		int status = RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.baseUrl("http://localhost:" + this.port)
			.defaultHeaders((headers) -> headers.setBasicAuth("engineer", "engineer"))
			.defaultStatusHandler((any) -> true, (request, response) -> {
			})
			.build()
			.get()
			.uri(path)
			.retrieve()
			.toBodilessEntity()
			.getStatusCode()
			.value();
		assertThat(status).isEqualTo(404);
	}

}
