package io.throughline.step;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.SpanMemory;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sum of the steps in the line that closes a request, over real servers.
 */
class StepRequestTests {

	private static final String[] PRICES = { "throughline.cost.currency=EUR", "throughline.cost.prices[0].model=m",
			"throughline.cost.prices[0].input=1", "throughline.cost.prices[0].output=2" };

	private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("throughline.outcome");

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void aRequestWithAFailedStepThatWasAnsweredIsDegraded(TestServer server) throws Exception {
		try (ConfigurableApplicationContext application = server.start(RequestApplication.class, PRICES);
				LogLines lines = LogLines.capture()) {
			assertThat(closing(application, lines, "/recovered")).containsEntry("level", "WARN")
				.containsEntry("outcome", "degraded")
				.containsEntry("failing_step", "crm_lookup")
				.containsEntry("error_code", "timeout")
				.containsEntry("model_calls", 2L)
				.containsEntry("input_tokens", 30L)
				.containsEntry("output_tokens", 5L)
				.containsEntry("cost", 0.00004)
				.containsEntry("cost_currency", "EUR")
				.containsEntry("retry_cost", 0.000026);
			assertThat(closing(application, lines, "/good")).containsEntry("level", "INFO")
				.containsEntry("outcome", "succeeded")
				.containsEntry("model_calls", 1L)
				.containsEntry("failing_step", null)
				.containsEntry("error_code", null)
				.doesNotContainKeys("cost", "cost_currency", "retry_cost");
			assertThat(closing(application, lines, "/failed")).containsEntry("level", "ERROR")
				.containsEntry("outcome", "failed")
				.containsEntry("failing_step", "inner");
			assertThat(closing(application, lines, "/none")).containsEntry("outcome", "succeeded")
				.doesNotContainKey("model_calls");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void theSpanOfARequestHasItsOutcome(TestServer server) throws Exception {
		try (ConfigurableApplicationContext application = server.start(RequestApplication.class, PRICES);
				LogLines lines = LogLines.capture()) {
			InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);
			for (String path : List.of("/recovered", "/good", "/failed")) {
				spans.reset();
				String outcome = String.valueOf(closing(application, lines, path).get("outcome"));
				Awaitility.await().until(() -> !server(spans).isEmpty());
				assertThat(server(spans)).singleElement()
					.satisfies((span) -> assertThat(span.getAttributes().get(OUTCOME)).isEqualTo(outcome));
			}
		}
	}

	private List<SpanData> server(InMemorySpanExporter spans) {
		return spans.getFinishedSpanItems().stream().filter((span) -> span.getKind() == SpanKind.SERVER).toList();
	}

	private Map<String, @Nullable Object> closing(ConfigurableApplicationContext application, LogLines lines,
			String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(TestServer.url(application) + path)).build();
		HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		ILoggingEvent line = lines.await("GET " + path + " " + outcome(path));
		Map<String, @Nullable Object> values = new HashMap<>();
		line.getKeyValuePairs().forEach((pair) -> values.put(pair.key, pair.value));
		values.put("level", line.getLevel().toString());
		return values;
	}

	private String outcome(String path) {
		return switch (path) {
			case "/recovered" -> "degraded:";
			case "/failed" -> "failed:";
			default -> "succeeded:";
		};
	}

	/**
	 * An application with steps.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ SpanMemory.class, StepController.class })
	static class RequestApplication {

	}

	/**
	 * Requests of several steps.
	 *
	 * @param steps where they begin
	 */
	@RestController
	record StepController(Steps steps) {

		@GetMapping("/recovered")
		String recovered() {
			this.steps.model("plan").model("m").run((step) -> step.inputTokens(10).outputTokens(2));
			try {
				this.steps.tool("crm_lookup").run((step) -> {
					throw new TimeoutException();
				});
			}
			catch (TimeoutException ex) {
				// what a careful application does
			}
			this.steps.model("answer").model("m").retryCount(1).run((step) -> step.inputTokens(20).outputTokens(3));
			return "without the CRM";
		}

		@GetMapping("/good")
		String good() {
			return this.steps.model("plan").<String, RuntimeException>call((step) -> "good");
		}

		@GetMapping("/failed")
		String failed() {
			return this.steps.tool("outer")
				.<String, RuntimeException>call(
						(outer) -> this.steps.tool("inner").<String, RuntimeException>call((step) -> {
							throw new IllegalStateException("broken");
						}));
		}

		@GetMapping("/none")
		String none() {
			return "none";
		}

	}

}
