package io.throughline.entry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.step.StepStatus;
import io.throughline.step.Steps;
import io.throughline.testsupport.SpanMemory;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where one of two services fails, the other one learns of it.
 */
class FailureElsewhereTests {

	private static final AttributeKey<Boolean> FAILED_ELSEWHERE = AttributeKey
		.booleanKey("throughline.failed_elsewhere");

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void callerLearnsThatTheCalleeAnsweredInSpiteOfAFailure(TestServer server) {
		try (Services services = Services.start(server)) {
			for (Client client : Client.values()) {
				assertThat(services.call(client, "/degraded", SpanKind.CLIENT)).containsExactly(true);
				assertThat(services.call(client, "/plain", SpanKind.CLIENT)).containsOnlyNulls();
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void calleeLearnsThatTheCallerFailedBefore(TestServer server) {
		try (Services services = Services.start(server)) {
			for (Client client : Client.values()) {
				assertThat(services.callAfterAFailure(client, "/plain", SpanKind.SERVER)).containsExactly(true);
				assertThat(services.call(client, "/plain", SpanKind.SERVER)).containsOnlyNulls();
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void strangersAreNotTold(TestServer server) {
		try (Services services = Services.start(server, "throughline.entry.trusted-callers=10.1.1.1")) {
			assertThat(services.call(Client.REST_CLIENT, "/degraded", SpanKind.CLIENT)).containsOnlyNulls();
			assertThat(services.callAfterAFailure(Client.REST_CLIENT, "/plain", SpanKind.SERVER)).containsOnlyNulls();
		}
		try (Services services = Services.start(server, "throughline.propagation.identity-hosts=partner.example")) {
			assertThat(services.call(Client.REST_CLIENT, "/degraded", SpanKind.CLIENT)).containsOnlyNulls();
			assertThat(services.callAfterAFailure(Client.REST_CLIENT, "/plain", SpanKind.SERVER)).containsOnlyNulls();
		}
	}

	/**
	 * The ways of one service to call another.
	 */
	enum Client {

		REST_CLIENT {

			@Override
			void get(ConfigurableApplicationContext beans, URI uri) {
				beans.getBean(RestClient.Builder.class)
					.requestFactory(new JdkClientHttpRequestFactory())
					.build()
					.get()
					.uri(uri)
					.retrieve()
					.toBodilessEntity();
			}

		},

		WEB_CLIENT {

			@Override
			void get(ConfigurableApplicationContext beans, URI uri) {
				beans.getBean(WebClient.Builder.class).build().get().uri(uri).retrieve().toBodilessEntity().block();
			}

		},

		JDK_CLIENT {

			@Override
			void get(ConfigurableApplicationContext beans, URI uri) throws Exception {
				HttpResponse<String> answer = beans.getBean(HttpClient.class)
					.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
				assertThat(answer.statusCode()).isEqualTo(200);
			}

		};

		abstract void get(ConfigurableApplicationContext beans, URI uri) throws Exception;

	}

	/**
	 * Two services, one of which is the test.
	 *
	 * @param beans beans of both
	 */
	private record Services(ConfigurableApplicationContext beans) implements AutoCloseable {

		static Services start(TestServer server, String... properties) {
			return new Services(server.start(Callee.class, properties));
		}

		List<Boolean> call(Client client, String path, SpanKind kind) {
			return call(() -> client.get(this.beans, URI.create(TestServer.url(this.beans) + path)), kind);
		}

		List<Boolean> callAfterAFailure(Client client, String path, SpanKind kind) {
			return call(() -> {
				Callee.fail(this.beans.getBean(Steps.class));
				client.get(this.beans, URI.create(TestServer.url(this.beans) + path));
			}, kind);
		}

		private List<Boolean> call(Observation.CheckedRunnable<Exception> work, SpanKind kind) {
			InMemorySpanExporter spans = this.beans.getBean(InMemorySpanExporter.class);
			spans.reset();
			try {
				Observation.start("caller", this.beans.getBean(ObservationRegistry.class)).observeChecked(work);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			Awaitility.await().until(() -> spans.getFinishedSpanItems().stream().anyMatch((span) -> is(span, kind)));
			return spans.getFinishedSpanItems()
				.stream()
				.filter((span) -> is(span, kind))
				.map((span) -> span.getAttributes().get(FAILED_ELSEWHERE))
				.toList();
		}

		private static boolean is(SpanData span, SpanKind kind) {
			return span.getKind() == kind && !Objects.equals(span.getName(), "execute_tool crm");
		}

		@Override
		public void close() {
			this.beans.close();
		}

	}

	/**
	 * A service whose tool times out and which answers nevertheless.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ SpanMemory.class, Callee.Controller.class })
	static class Callee {

		@Bean
		HttpClient httpClient() {
			return HttpClient.newHttpClient();
		}

		static void fail(Steps steps) {
			steps.tool("crm").run((step) -> step.status(StepStatus.TIMEOUT));
		}

		/**
		 * Its answers.
		 */
		@RestController
		static class Controller {

			private final Steps steps;

			Controller(Steps steps) {
				this.steps = steps;
			}

			@GetMapping("/degraded")
			String degraded() {
				fail(this.steps);
				return "answered";
			}

			@GetMapping("/plain")
			String plain() {
				return "answered";
			}

		}

	}

}
