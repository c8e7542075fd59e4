package io.throughline.entry;

import io.throughline.entry.EntryApp.Answer;
import io.throughline.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ids in the headers of each answer.
 */
interface AnswerContract extends EntryFixture {

	@ParameterizedTest
	@ValueSource(strings = { "200 /hello/anna", "404 /nowhere", "400 /number?value=x", "500 /boom", "409 /conflict",
			"500 /boom-callable", "200 /stream", "200 /operators", "200 /slow-with-answer" })
	default void eachAnswerCarriesBothIds(String statusAndPath) {
		Answer answer = app().get(statusAndPath.substring(4));
		assertThat(answer.status()).isEqualTo(Integer.parseInt(statusAndPath.substring(0, 3)));
		assertIds(answer);
	}

	@Test
	default void aRequestThatTimesOutIsAnsweredWithBothIds() {
		Answer answer = app().get("/slow");
		assertThat(answer.status()).isEqualTo((isReactive()) ? 500 : 503);
		assertIds(answer);
	}

	@Test
	default void anApplicationThatStartsItsErrorOverLosesNoId() {
		if (!isReactive()) {
			Answer answer = app().get("/reset");
			assertThat(answer.status()).isEqualTo(409);
			assertIds(answer);
		}
	}

	@Test
	default void excludedPathsAreAnsweredWithBothIds() {
		Answer answer = app().get("/actuator/health");
		assertThat(answer.status()).isEqualTo(200);
		assertIds(answer);
	}

	@Test
	default void aCallersTraceIsAnsweredWithItsOwnId() {
		String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
		Answer answer = app().get("/hello/anna", "traceparent", "00-" + traceId + "-00f067aa0ba902b7-01");
		assertThat(answer.traceId()).isEqualTo(traceId);
	}

	@Test
	default void headersAreRenamedAndSwitchedOffByTheirNames() {
		Answer answer = app(RENAMED).get("/hello/anna");
		assertThat(answer.header("X-Correlation")).matches("[0-9a-f]{32}");
		assertThat(answer.headers()).doesNotContainKeys("x-trace-id", "X-Trace-Id", "x-reference", "X-Reference");
	}

	@Test
	default void renamedHeadersAreOnErrorsToo() {
		assertThat(app(RENAMED).get("/boom").header("X-Correlation")).matches("[0-9a-f]{32}");
	}

	@Test
	default void accessLogsFindTheIdsInTheRequestsAttributes() {
		Answer answer = app().get("/attributes");
		assertThat(answer.body()).contains("\"trace_id\":\"" + answer.traceId() + "\"")
			.contains("\"reference\":\"" + answer.reference() + "\"");
	}

	@Test
	default void aContextPathAndAManagementPortChangeNothing() {
		String property = (isReactive()) ? "spring.webflux.base-path=/shop" : "server.servlet.context-path=/shop";
		EntryApp app = app(property, "management.server.port=0");
		for (String path : new String[] { "/shop/hello/anna", "/shop/nowhere", "/shop/boom" }) {
			assertIds(app.get(path));
		}
		String port = app.context().getEnvironment().getProperty("local.management.port");
		assertThat(app.getFrom("http://127.0.0.1:" + port + "/actuator/health").status()).isEqualTo(200);
	}

	static void assertIds(Answer answer) {
		assertThat(answer.traceId()).matches("[0-9a-f]{32}");
		assertThat(answer.reference()).isEqualTo(Reference.of(answer.traceId()).text());
		assertThat(answer.response().headers().allValues("X-Trace-Id")).hasSize(1);
	}

}
