package io.throughline.genai;

import java.util.List;
import java.util.Map;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What a wing makes of each behaviour of a model, at once and streamed. After each
 * request its trace is whole, and the next one has another.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ModelCallContract {

	protected StubModelServer model = new StubModelServer();

	protected ConfigurableApplicationContext application;

	protected ModelTraces traces;

	/**
	 * Return the application, with a bean of type {@link ModelClient}.
	 */
	protected abstract Class<?> application();

	/**
	 * Return its properties.
	 */
	protected abstract String[] properties(String modelUrl);

	/**
	 * Return how often the library sends a request that always fails.
	 */
	protected abstract int attempts(boolean streamed);

	/**
	 * Return what the model tells.
	 */
	protected ModelFacts facts() {
		return ModelFacts.OPENAI;
	}

	/**
	 * Return whether the library runs tools.
	 */
	protected boolean runsTools() {
		return false;
	}

	/**
	 * Return whether the library lets the headers of a failed response be seen.
	 */
	protected boolean showsHeadersOfFailures() {
		return true;
	}

	@BeforeAll
	void start() {
		this.application = TestServer.TOMCAT.start(application(), properties(this.model.url()));
		this.traces = new ModelTraces(this.model, this.application);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.model.close();
	}

	@AfterEach
	void everyTraceIsWhole() {
		this.traces.areWhole();
	}

	@Test
	void plainAnswer() {
		this.traces.request("/ask", "hello");
		assertThat(this.traces.model().getName()).isEqualTo("chat " + facts().model());
		assertThat(this.traces.model().getKind()).isEqualTo(SpanKind.CLIENT);
		hasFacts(this.traces.model(), "stop", 1);
		assertThat(ModelTraces.attributes(this.traces.model())).doesNotContainKeys("gen_ai.request.stream",
				"gen_ai.response.time_to_first_chunk", "error.type");
	}

	@Test
	void stream() {
		this.traces.request("/stream", "hello");
		hasFacts(this.traces.model(), "stop", 1);
		assertThat(ModelTraces.attributes(this.traces.model())).containsEntry("gen_ai.request.stream", true)
			.hasEntrySatisfying("throughline.response.time_to_first_content",
					(seconds) -> assertThat((Double) seconds).isGreaterThan(0.05))
			.containsKey("gen_ai.response.time_to_first_chunk");
	}

	@Test
	void streamWithoutUsage() {
		assumeTrue(facts().tellsUsageOnlyAtTheEnd());
		this.traces.request("/stream", "hello #nousage");
		assertThat(ModelTraces.attributes(this.traces.model()))
			.containsEntry("gen_ai.response.finish_reasons", List.of("stop"))
			.doesNotContainKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "error.type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ask", "/stream" })
	void answerCutByItsLength(String path) {
		assumeTrue(facts().finishReasons().containsKey("length"));
		this.traces.request(path, "hello #length");
		hasFacts(this.traces.model(), "length", 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ask", "/stream" })
	void rateLimit(String path) {
		this.traces.request(path, "hello #429");
		boolean retries = attempts(path.equals("/stream")) > 1;
		assertThat(this.traces.attempts()).hasSize(retries ? 2 : 1);
		SpanData refused = this.traces.attempts().get(0);
		assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(ModelTraces.attributes(refused)).containsEntry("http.response.status_code", 429L)
			.containsEntry("error.type", "429")
			.doesNotContainKey("http.request.resend_count");
		if (showsHeadersOfFailures()) {
			assertThat(ModelTraces.value(refused, "http.response.header.retry-after")).isEqualTo(List.of("1"));
		}
		if (retries) {
			hasFacts(this.traces.model(), "stop", 2);
			assertThat(ModelTraces.attributes(this.traces.attempts().get(1)))
				.containsEntry("http.request.resend_count", 1L)
				.containsEntry("http.response.status_code", 200L);
		}
		else {
			hasFailed(this.traces.model(), "rate_limit", "rate_limited");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ask", "/stream" })
	void serverError(String path) {
		this.traces.request(path, "hello #500");
		int attempts = attempts(path.equals("/stream"));
		hasFailed(this.traces.model(), "server_error", "provider_error");
		assertThat(this.traces.attempts()).hasSize(attempts)
			.allSatisfy((span) -> assertThat(ModelTraces.value(span, "error.type")).isEqualTo("500"));
		assertThat(ModelTraces.value(this.traces.model(), "throughline.attempt.count")).isEqualTo((long) attempts);
		if (showsHeadersOfFailures()) {
			assertThat(ModelTraces.value(this.traces.model(), "throughline.provider.request.id"))
				.isEqualTo("req_" + this.model.received().get(attempts - 1).number());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ask", "/stream" })
	void malformedAnswer(String path) {
		this.traces.request(path, "hello #malformed");
		assertThat(ModelTraces.value(this.traces.model(), "error.type")).isEqualTo("malformed_response");
		assertThat(this.traces.model().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "#abort", "#cut" })
	void streamThatStopsEarly(String marker) {
		this.traces.request("/stream", "hello " + marker);
		hasFailed(this.traces.model(), "stream_truncated", "provider_error");
		assertThat(ModelTraces.attributes(this.traces.model())).containsEntry("throughline.response.truncated", true)
			.containsAllEntriesOf(facts().begunUsage())
			.doesNotContainKey("gen_ai.response.finish_reasons");
		assertThat(ModelTraces.attributes(this.traces.model()).containsKey("gen_ai.usage.input_tokens"))
			.isNotEqualTo(facts().tellsUsageOnlyAtTheEnd());
		assertThat(this.traces.attempts()).hasSize(1);
	}

	@Test
	void errorWithinAStream() {
		this.traces.request("/stream", "hello #streamerr");
		hasFailed(this.traces.model(), facts().streamError(), "provider_error");
	}

	@Test
	void streamThatNobodyReadsToItsEnd() {
		this.traces.request("/cancel", "hello #slow");
		assertThat(ModelTraces.attributes(this.traces.model())).containsEntry("throughline.step.status", "cancelled")
			.containsEntry("throughline.cancelled", true)
			.doesNotContainKeys("error.type", "gen_ai.response.finish_reasons");
		assertThat(this.traces.model().getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ask", "/stream" })
	void tool(String path) {
		assumeTrue(runsTools());
		this.traces.request(path, "weather #tool");
		assertThat(this.traces.steps("model")).hasSize(2);
		hasFacts(this.traces.steps("model").get(0), "tool_calls", 1);
		hasFacts(this.traces.steps("model").get(1), "stop", 1);
		SpanData tool = this.traces.steps("tool").get(0);
		assertThat(tool.getName()).isEqualTo("execute_tool getWeather");
		assertThat(ModelTraces.attributes(tool))
			.containsEntry("gen_ai.tool.call.id", "call_" + this.model.received().get(0).number())
			.containsEntry("throughline.step.status", "ok");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ask", "/stream" })
	void toolThatThrows(String path) {
		assumeTrue(runsTools());
		this.traces.request(path, "weather #toolbad");
		hasFailed(this.traces.steps("tool").get(0), "IllegalStateException", "tool_error");
		assertThat(this.traces.steps("model")).hasSize(2)
			.allSatisfy((span) -> assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ask", "/stream" })
	void toolWithBadArguments(String path) {
		assumeTrue(runsTools());
		this.traces.request(path, "weather #toolargs");
		hasFailed(this.traces.steps("tool").get(0), "invalid_arguments", "validation_error");
	}

	protected void hasFacts(SpanData span, String finishReason, int attempts) {
		Map<String, Object> attributes = ModelTraces.attributes(span);
		assertThat(attributes).describedAs(this.traces.tree())
			.containsEntry("gen_ai.operation.name", "chat")
			.containsEntry("gen_ai.provider.name", facts().provider())
			.containsEntry("gen_ai.request.model", facts().model())
			.containsEntry("gen_ai.response.model", facts().responseModel())
			.containsEntry("gen_ai.response.finish_reasons", List.of(facts().finishReasons().get(finishReason)))
			.containsAllEntriesOf(facts().usage())
			.containsEntry("throughline.attempt.count", (long) attempts)
			.containsKeys("gen_ai.response.id", "throughline.provider.request.id");
		assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
	}

	private void hasFailed(SpanData span, String code, @Nullable String status) {
		assertThat(ModelTraces.attributes(span)).describedAs(this.traces.tree())
			.containsEntry("error.type", code)
			.containsEntry("throughline.step.status", status);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

}
