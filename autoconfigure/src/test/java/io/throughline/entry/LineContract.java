package io.throughline.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.throughline.entry.EntryApp.Answer;
import io.throughline.testsupport.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The line that opens a request and the one that closes it.
 */
interface LineContract extends EntryFixture {

	@ParameterizedTest
	@CsvSource({ "/hello/anna, /hello/{name}, 200, succeeded,, INFO",
			"/boom, /boom, 500, failed, IllegalStateException, ERROR",
			"/boom-callable, /boom-callable, 500, failed, IOException, ERROR",
			"/stream, /stream, 200, succeeded,, INFO", "/operators, /operators, 200, succeeded,, INFO",
			"/slow-with-answer, /slow-with-answer, 200, succeeded,, INFO" })
	default void oneLineOpensAndOneClosesEachRequest(String path, String route, long status, String outcome,
			String errorCode, String level) {
		EntryApp app = app();
		try (LogLines lines = LogLines.capture()) {
			Answer answer = app.get(path);
			ILoggingEvent closing = EntryApp.closing(lines, answer);
			assertOpening(requestLines(lines, answer).get(0), path);
			assertThat(requestLines(lines, answer)).hasSize(2);
			assertThat(closing.getLevel()).isEqualTo(Level.toLevel(level));
			assertThat(values(closing)).containsEntry("http_method", "GET")
				.containsEntry("http_route", route)
				.containsEntry("http_status", (int) status)
				.containsEntry("outcome", outcome)
				.containsEntry("error_code", errorCode);
			assertThat((long) values(closing).get("latency_ms")).isNotNegative();
			assertThat(closing.getMDCPropertyMap()).containsEntry("ref", answer.reference()).containsKey("span_id");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere, 404", "/number?value=x, 400", "/conflict, 409" })
	default void aCallersMistakeIsClosedAsFailedButIsNoError(String path, int status) {
		EntryApp app = app();
		try (LogLines lines = LogLines.capture()) {
			ILoggingEvent closing = EntryApp.closing(lines, app.get(path));
			assertThat(closing.getLevel()).isEqualTo(Level.INFO);
			assertThat(values(closing)).containsEntry("http_status", status).containsEntry("outcome", "failed");
			assertThat(values(closing).get("error_code")).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/slow", "/slow-callable" })
	default void aTimeOutIsClosedOnceAsFailed(String path) {
		if (isReactive() && path.equals("/slow-callable")) {
			return;
		}
		EntryApp app = app();
		try (LogLines lines = LogLines.capture()) {
			Answer answer = app.get(path);
			Map<String, Object> closing = values(EntryApp.closing(lines, answer));
			assertThat(closing).containsEntry("http_status", answer.status()).containsEntry("outcome", "failed");
			assertThat(closing).containsEntry("error_code",
					(isReactive()) ? "TimeoutException" : "AsyncRequestTimeoutException");
			app.get("/hello/anna");
			assertThat(requestLines(lines, answer)).hasSize(2);
			assertThat(app.serverSpan(answer.traceId()).getStatus().getStatusCode().name()).isEqualTo("ERROR");
		}
	}

	@Test
	default void aTimeOutThatTheApplicationAnswersIsNoErrorOfTheSpan() {
		Answer answer = app().get("/slow-with-answer");
		assertThat(answer.body()).isEqualTo("nothing new");
		assertThat(app().serverSpan(answer.traceId()).getStatus().getStatusCode().name()).isNotEqualTo("ERROR");
	}

	@Test
	default void excludedPathsLogNothing() {
		EntryApp app = app();
		try (LogLines lines = LogLines.capture()) {
			Answer excluded = app.get("/actuator/health");
			EntryApp.closing(lines, app.get("/hello/anna"));
			assertThat(requestLines(lines, excluded)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/../hello/anna", "/hello/../actuator/health", "/hello/%2e%2e/actuator/health" })
	default void aDetourThroughAnExcludedPathIsLogged(String path) {
		EntryApp app = app();
		try (LogLines lines = LogLines.capture()) {
			Answer answer = app.get(path);
			// WebFlux knows no detours: there the first of them is an excluded path.
			boolean excluded = isReactive() && path.startsWith("/actuator");
			boolean refused = answer.traceId().isEmpty();
			if (excluded || refused) {
				assertThat(answer.status()).isBetween(400, 499);
			}
			else {
				assertThat(EntryApp.closing(lines, answer).getFormattedMessage()).contains(path);
			}
		}
	}

	@Test
	default void pathsAreExcludedByPattern() {
		EntryApp app = app(STRICT);
		try (LogLines lines = LogLines.capture()) {
			Answer excluded = app.get("/hello/excluded");
			EntryApp.closing(lines, app.get("/actuator/health"));
			assertThat(requestLines(lines, excluded)).isEmpty();
			assertThat(lines.containing("greeting")).hasSize(1);
			assertThat(app.serverSpan(excluded.traceId()).getAttributes().asMap())
				.containsEntry(AttributeKey.booleanKey("throughline.excluded"), true);
		}
	}

	private void assertOpening(ILoggingEvent opening, String path) {
		assertThat(opening.getFormattedMessage()).isEqualTo("GET " + path + " received");
		assertThat(values(opening)).containsEntry("http_method", "GET").containsEntry("app_version", "1.2.3");
	}

	private List<ILoggingEvent> requestLines(LogLines lines, Answer answer) {
		return EntryApp.of(lines, answer)
			.stream()
			.filter((line) -> line.getLoggerName().equals("io.throughline.request"))
			.toList();
	}

	private Map<String, Object> values(ILoggingEvent line) {
		Map<String, Object> values = new LinkedHashMap<>();
		line.getKeyValuePairs().forEach((pair) -> values.put(pair.key, pair.value));
		return values;
	}

}
