package io.throughline.sample;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the steps of the agent leave behind: lines that need no neighbours, and a trace.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "support.refunds.model-timeout=300ms")
class StoryTests extends AppenderBase<ILoggingEvent> {

	private static final String ONBOARDING = "Where is my onboarding request?";

	private final Queue<Map<String, Object>> lines = new ConcurrentLinkedQueue<>();

	private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.throughline");

	@Autowired
	private Spans spans;

	@LocalServerPort
	private int port;

	@BeforeEach
	void listen() {
		start();
		this.logger.addAppender(this);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Where is my onboarding request?           | degraded  | crm_lookup    | 504
			Refund my delayed package, order ord_9132 | degraded  | create_refund | refused
			I was charged twice, order 4711           | succeeded |               |
			What is your return policy?               | succeeded |               |
			""")
	void theClosingLineSumsTheRequestUp(String question, String outcome, String failingStep, String errorCode) {
		String traceId = ask(question);
		Map<String, Object> line = line(traceId, (fields) -> fields.containsKey("outcome"));
		assertThat(line).containsEntry("outcome", outcome)
			.containsEntry("model", "gpt-4o-mini")
			.containsEntry("tenant_id", "bank-a");
		assertThat(line.get("failing_step")).isEqualTo(failingStep);
		assertThat(line.get("error_code")).isEqualTo(errorCode);
		assertThat((Long) line.get("model_calls")).isGreaterThan(1);
		assertThat((Long) line.get("input_tokens")).isEqualTo(120 * (Long) line.get("model_calls"));
		assertThat((Double) line.get("cost")).isPositive();
	}

	@Test
	void oneLineTellsHowAToolFailed() {
		String traceId = ask(ONBOARDING);
		Map<String, Object> line = line(traceId,
				(fields) -> "tool".equals(fields.get("step_kind")) && "crm_lookup".equals(fields.get("tool_name")));
		assertThat(line).containsEntry("tenant_id", "bank-a")
			.containsEntry("trace_id", traceId)
			.containsEntry("model", "gpt-4o-mini")
			.containsEntry("tool_name", "crm_lookup")
			.containsEntry("status", "timeout")
			.containsEntry("retry_count", "2")
			.containsEntry("prompt_version", "v17")
			.containsEntry("cache_hit", false)
			.containsKey("latency_ms");
	}

	@Test
	void theTraceHasEachStepInItsPlace() {
		String traceId = ask(ONBOARDING);
		line(traceId, (fields) -> String.valueOf(fields.get("message")).contains("a person will follow up"));
		assertThat(this.spans.tree(traceId)).containsSubsequence("http post /api/chat SERVER",
				"  invoke_workflow support_chat INTERNAL", "    render_prompt INTERNAL", "search_memory",
				"create_memory", "chat gpt-4o-mini CLIENT", "  POST CLIENT", "execute_tool search_records INTERNAL",
				"  retrieval kb-records CLIENT", "    embeddings text-embedding-3-small CLIENT", "      POST CLIENT",
				"execute_tool crm_lookup INTERNAL", "  http get CLIENT", "  http get CLIENT", "  http get CLIENT",
				"chat gpt-4o-mini CLIENT", "    parse_output INTERNAL", "    evaluate grounded INTERNAL",
				"    follow-ups send PRODUCER", "follow-ups process CONSUMER");
		assertThat(this.spans.tree(traceId).lines().filter((line) -> !line.startsWith(" "))).hasSize(1);
	}

	private String ask(String question) {
		JsonNode answer = RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.baseUrl("http://localhost:" + this.port)
			.build()
			.post()
			.uri("/api/chat")
			.header("X-Tenant-Id", "bank-a")
			.body(Map.of("message", question, "sessionId", "s-story"))
			.retrieve()
			.body(JsonNode.class);
		return answer.path("traceId").asString();
	}

	private Map<String, Object> line(String traceId, Predicate<Map<String, Object>> predicate) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.lines.stream()
				.filter((fields) -> traceId.equals(fields.get("trace_id")))
				.filter(predicate)
				.findFirst()
				.orElse(null), (found) -> found != null);
	}

	@Override
	protected void append(ILoggingEvent event) {
		Map<String, Object> fields = new HashMap<>(event.getMDCPropertyMap());
		if (event.getKeyValuePairs() != null) {
			event.getKeyValuePairs().forEach((pair) -> fields.put(pair.key, pair.value));
		}
		fields.put("message", event.getFormattedMessage());
		this.lines.add(fields);
	}

	/** Keeps the spans. */
	@TestConfiguration(proxyBeanMethods = false)
	static class SpansConfiguration {

		@Bean
		Spans spans() {
			return new Spans();
		}

	}

}
