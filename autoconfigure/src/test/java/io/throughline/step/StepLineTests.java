package io.throughline.step;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The line that closes a step, and the fields of all lines within it.
 */
class StepLineTests {

	private static final Logger logger = LoggerFactory.getLogger(StepLineTests.class);

	private static ConfigurableApplicationContext application;

	private final Steps steps = application.getBean(Steps.class);

	private final Observation request = Observation.start("request", application.getBean(ObservationRegistry.class));

	@BeforeAll
	static void start() {
		application = TestServer.NONE.start(StepApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void theRecordOfAFailedToolReadsOffOneLine() {
		ScopeFields.put(this.request.getContext(), Field.TENANT_ID, "bank-a");
		try (LogLines lines = LogLines.capture(); Observation.Scope scope = this.request.openScope()) {
			this.steps.prompt("support_agent").version("v17").run((step) -> step.label("production"));
			this.steps.model("plan").provider("openai").model("gpt-4o").run((step) -> step.inputTokens(10));
			assertThatThrownBy(() -> this.steps.tool("crm_lookup").retryCount(2).cacheHit(false).run((step) -> {
				throw new TimeoutException("secret");
			})).isInstanceOf(TimeoutException.class);
			ILoggingEvent line = lines.await("tool crm_lookup: timeout");
			assertThat(line.getLevel()).isEqualTo(Level.WARN);
			assertThat(all(line)).containsEntry("tenant_id", "bank-a")
				.containsEntry("trace_id", MDC.get("trace_id"))
				.containsEntry("model", "gpt-4o")
				.containsEntry("tool_name", "crm_lookup")
				.containsEntry("status", "timeout")
				.containsEntry("error_code", "timeout")
				.containsEntry("retry_count", "2")
				.containsEntry("prompt_version", "v17")
				.containsEntry("cache_hit", false)
				.hasEntrySatisfying("latency_ms", (latency) -> assertThat(latency).isInstanceOf(Long.class));
		}
	}

	@Test
	void contentIsInNoLine() {
		try (LogLines lines = LogLines.capture()) {
			this.steps.model("plan").input("secret").run((step) -> step.output("secret").errorMessage("secret"));
			ILoggingEvent line = lines.await("model plan: ok");
			assertThat(line.getLevel()).isEqualTo(Level.INFO);
			assertThat(all(line).values()).doesNotContain("secret");
		}
	}

	@Test
	void noFieldIsInALineTwice() {
		try (LogLines lines = LogLines.capture()) {
			this.steps.tool("crm").model("m").retryCount(1).run((step) -> logger.info("inside"));
			ILoggingEvent line = lines.await("tool crm: ok");
			assertThat(line.getKeyValuePairs()).extracting((pair) -> pair.key)
				.doesNotHaveDuplicates()
				.doesNotContainAnyElementsOf(line.getMDCPropertyMap().keySet());
		}
	}

	@Test
	void linesWithinAStepCarryItsFieldsOnAnyThread() {
		try (LogLines lines = LogLines.capture()) {
			this.steps.model("plan").provider("openai").model("first").run((step) -> {
				logger.info("in the step");
				step.model("second");
				logger.info("with another model");
				Mono.fromRunnable(() -> logger.info("elsewhere")).subscribeOn(Schedulers.boundedElastic()).block();
				this.steps.tool("crm").run((tool) -> logger.info("in the tool"));
				logger.info("after the tool");
			});
			logger.info("after the step");
			assertThat(lines.mdc("in the step")).containsEntry("step", "plan")
				.containsEntry("provider", "openai")
				.containsEntry("model", "first");
			assertThat(lines.mdc("with another model")).containsEntry("model", "second");
			assertThat(lines.mdc("elsewhere")).containsEntry("step", "plan").containsEntry("model", "second");
			assertThat(lines.mdc("in the tool")).containsEntry("step", "crm").containsEntry("tool_name", "crm");
			assertThat(lines.mdc("after the tool")).containsEntry("step", "plan").doesNotContainKey("tool_name");
			assertThat(lines.mdc("after the step")).doesNotContainKeys("step", "provider", "model", "trace_id");
		}
	}

	@Test
	void aPromptIsBoundToTheModelCallsThatFollowUnderTheSameParentOnly() {
		try (LogLines lines = LogLines.capture(); Observation.Scope scope = this.request.openScope()) {
			this.steps.model("before").run((step) -> step.model("m"));
			this.steps.prompt("support_agent").template("Hello {name}").run((step) -> {
			});
			this.steps.model("after").run((step) -> step.model("m"));
			this.steps.item("other").run((item) -> this.steps.model("below").run((step) -> step.model("m")));
			assertThat(all(lines.await("model before"))).doesNotContainKey("prompt_version");
			assertThat(all(lines.await("model after"))).containsEntry("prompt_name", "support_agent")
				.hasEntrySatisfying("prompt_version",
						(version) -> assertThat(version.toString()).matches("sha256:[0-9a-f]{16}"));
			assertThat(all(lines.await("model below"))).doesNotContainKey("prompt_version");
		}
	}

	private Map<String, Object> all(ILoggingEvent line) {
		Map<String, Object> all = new HashMap<>(line.getMDCPropertyMap());
		line.getKeyValuePairs().forEach((pair) -> all.put(pair.key, pair.value));
		return all;
	}

}
