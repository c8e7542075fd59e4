package io.throughline.propagation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.RecordingServer;
import io.throughline.testsupport.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Baggage of applications that switch Boot's on.
 */
class SolicitedBaggageTests {

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void passesOnOnlyWhatTheApplicationNames(TestServer server) throws Exception {
		try (RecordingServer downstream = new RecordingServer();
				ConfigurableApplicationContext context = server.start(Application.class, "down=" + downstream.url(),
						"management.tracing.baggage.enabled=true", "management.tracing.baggage.remote-fields=order",
						"management.tracing.baggage.correlation.fields=order");
				LogLines lines = LogLines.capture()) {
			get(context, "order=7;p=1,evil=666,ORDER=9", "acme");
			assertThat(downstream.received("/a").get(0).header("baggage")).contains("order=7", "tenant.id=acme")
				.doesNotContain("evil", "ORDER");
			assertThat(lines.mdc("called")).containsEntry("order", "7").doesNotContainKey("ORDER");
			lines.clear();
			get(context, "evil=666", null);
			Map<String, String> clean = lines.mdc("called");
			assertThat(clean).doesNotContainKeys("order", "ORDER", "evil", "tenant_id");
			assertThat(String.valueOf(downstream.received("/a").get(1).header("baggage"))).doesNotContain("evil");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void keepsTheApplicationsBaggageFromHostsOffTheList(TestServer server) throws Exception {
		try (RecordingServer downstream = new RecordingServer();
				ConfigurableApplicationContext context = server.start(Application.class, "down=" + downstream.url(),
						"management.tracing.baggage.enabled=true", "management.tracing.baggage.remote-fields=order",
						"throughline.propagation.identity-hosts=crm.internal")) {
			get(context, "order=7", "acme");
			RecordingServer.Received received = downstream.received("/a").get(0);
			assertThat(received.header("traceparent")).isNotNull();
			assertThat(received.header("baggage")).isNull();
			assertThat(received.header("order")).isNull();
		}
	}

	private void get(ConfigurableApplicationContext context, String baggage, @Nullable String tenant) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TestServer.url(context) + "/a"))
			.header("baggage", baggage);
		if (tenant != null) {
			request.header("X-Tenant-Id", tenant);
		}
		assertThat(HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
			.isEqualTo(200);
	}

	/**
	 * An application that calls another.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		private static final Logger logger = LoggerFactory.getLogger(Application.class);

		private final RestClient client;

		private final String down;

		Application(RestClient.Builder builder, Environment environment) {
			this.client = builder.build();
			this.down = environment.getRequiredProperty("down");
		}

		@GetMapping("/a")
		String call() {
			logger.info("called");
			return String.valueOf(this.client.get().uri(this.down + "/a").retrieve().body(String.class));
		}

	}

}
