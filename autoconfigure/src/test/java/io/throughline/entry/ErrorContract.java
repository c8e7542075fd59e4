package io.throughline.entry;

import java.time.Duration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.throughline.entry.EntryApp.Answer;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ids in what the caller and the operator read of an error.
 */
interface ErrorContract extends EntryFixture {

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/number?value=x", "/boom", "/boom-callable", "/conflict" })
	default void errorJsonNamesTheIds(String path) {
		Answer answer = app().get(path, "Accept", "application/json");
		assertThat(answer.header("Content-Type")).contains("json");
		assertNamesIds(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/number?value=x", "/conflict", "/slow" })
	default void problemDetailsNameTheIds(String path) {
		Answer answer = app(STRICT).get(path, "Accept", "application/json, application/problem+json");
		boolean plainError = isReactive() && path.equals("/slow");
		assertThat(answer.header("Content-Type")).contains((plainError) ? "json" : "application/problem+json");
		assertNamesIds(answer);
		AnswerContract.assertIds(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/boom" })
	default void theErrorPageShowsTheReference(String path) {
		Answer answer = app().get(path, "Accept", "text/html");
		assertThat(answer.header("Content-Type")).contains("text/html");
		assertThat(answer.body()).startsWith("<!doctype html>").contains(answer.reference());
		AnswerContract.assertIds(answer);
	}

	@Test
	default void theErrorPageEscapesWhatItShows() {
		EntryApp app = app(RENAMED);
		Answer answer = app.get("/script", "Accept", "text/html");
		assertThat(answer.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/boom", "/boom-callable" })
	default void theLineOfAnUnhandledExceptionHasTheId(String path) {
		EntryApp app = app();
		try (LogLines lines = LogLines.capture()) {
			Answer answer = app.get(path);
			ILoggingEvent line = Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> lines.matching(this::isServersLine).stream().findFirst().orElse(null),
						(found) -> found != null);
			if (server() == TestServer.JETTY) {
				// Jetty logs outside of everything that a filter or listener encloses.
				assertThat(line.getMDCPropertyMap()).doesNotContainKey("trace_id");
			}
			else {
				assertThat(line.getMDCPropertyMap()).containsEntry("trace_id", answer.traceId())
					.containsEntry("ref", answer.reference());
			}
		}
	}

	@Test
	default void theServersThreadsKeepNoIdOfAnError() {
		EntryApp app = app();
		for (int i = 0; i < 20; i++) {
			app.get("/boom");
		}
		try (LogLines lines = LogLines.capture()) {
			for (int i = 0; i < 20; i++) {
				Answer answer = app.get("/hello/anna");
				EntryApp.closing(lines, answer);
				assertThat(EntryApp.of(lines, answer)).hasSize(3);
			}
			assertThat(lines.containing("greeting")).hasSize(20);
		}
	}

	private boolean isServersLine(ILoggingEvent line) {
		return line.getLevel().isGreaterOrEqual(Level.WARN) && !line.getLoggerName().startsWith("io.throughline");
	}

	private void assertNamesIds(Answer answer) {
		assertThat(answer.body()).contains("\"trace_id\":\"" + answer.traceId() + "\"")
			.contains("\"reference\":\"" + answer.reference() + "\"");
	}

}
