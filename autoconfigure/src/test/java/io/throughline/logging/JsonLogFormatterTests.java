package io.throughline.logging;

import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import net.logstash.logback.argument.StructuredArguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonLogFormatter}.
 */
class JsonLogFormatterTests {

	private final JsonMapper strict = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

	private final JsonLogFormatter formatter = new JsonLogFormatter(
			new MockEnvironment().withProperty("spring.application.name", "shop \"one\""));

	private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("json");

	@AfterEach
	void clear() {
		MDC.clear();
	}

	@Test
	void writesIdsAndFieldsTyped() {
		MDC.put("trace_id", "4bf92f3577b34da6a3ce929af6383afb");
		MDC.put("tenant_id", "42");
		MDC.put("retry_count", "2");
		JsonNode json = line(() -> this.logger.atInfo().addKeyValue("latency_ms", 17L).log("done {}", "x"));
		assertThat(json.path("trace_id").asString()).isEqualTo("4bf92f3577b34da6a3ce929af6383afb");
		assertThat(json.path("tenant_id").isString()).isTrue();
		assertThat(json.path("retry_count").isNumber()).isTrue();
		assertThat(json.path("latency_ms").asLong()).isEqualTo(17);
		assertThat(json.path("message").asString()).isEqualTo("done x");
		assertThat(json.path("service").asString()).isEqualTo("shop \"one\"");
		assertThat(json.has("CONSOLE_LOG_PATTERN")).isFalse();
	}

	@Test
	void writesStructuredArguments() {
		JsonNode json = line(() -> this.logger.info("cost {}", StructuredArguments.kv("cost", 0.12)));
		assertThat(json.path("cost").asDouble()).isEqualTo(0.12);
	}

	@Test
	void losesNoEventAndNoValueToACollision() {
		MDC.put("tenant", "from mdc");
		MDC.put("message", "from mdc");
		JsonNode json = line(() -> this.logger.atInfo()
			.addKeyValue("tenant", "from pair")
			.addKeyValue("level", "from pair")
			.log("the message"));
		assertThat(json.path("message").asString()).isEqualTo("the message");
		assertThat(json.path("message_2").asString()).isEqualTo("from mdc");
		assertThat(json.path("level").asString()).isEqualTo("INFO");
		assertThat(json.path("level_2").asString()).isEqualTo("from pair");
		assertThat(List.of(json.path("tenant").asString(), json.path("tenant_2").asString()))
			.containsExactlyInAnyOrder("from mdc", "from pair");
	}

	@Test
	void namesWithinNestedObjectsAreTheirOwn() {
		record Pair(String level, String message) {
		}
		JsonNode json = line(
				() -> this.logger.info("nested {}", StructuredArguments.kv("pair", new Pair("inner", "inner"))));
		assertThat(json.path("pair").path("level").asString()).isEqualTo("inner");
	}

	@Test
	void keepsEachEventOneLine() {
		String forged = "a\r\n2026-01-01 ERROR forged \u001b[31m\u2028\u2029\u0085\u009b\u007f";
		MDC.put("session_id", forged);
		String text = text(() -> this.logger.atInfo().addKeyValue("k", forged).log(forged));
		assertThat(text).endsWith(System.lineSeparator());
		assertThat(text.strip().chars()).noneMatch((c) -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
		JsonNode json = this.strict.readTree(text);
		assertThat(json.path("message").asString()).isEqualTo(forged);
		assertThat(json.path("session_id").asString()).isEqualTo(forged);
	}

	@Test
	void keepsOtherScriptsReadable() {
		assertThat(text(() -> this.logger.info("Возврат 退款"))).contains("Возврат 退款");
	}

	@Test
	void writesStackTraces() {
		JsonNode json = line(() -> this.logger.error("failed", new IllegalStateException("boom")));
		assertThat(json.path("stack_trace").asString()).contains("IllegalStateException: boom");
	}

	@Test
	void startsEachEventAnew() {
		for (int i = 0; i < 3; i++) {
			assertThat(line(() -> this.logger.atInfo().addKeyValue("k", 1).log("x")).has("k_2")).isFalse();
		}
	}

	private JsonNode line(Runnable log) {
		return this.strict.readTree(text(log));
	}

	private String text(Runnable log) {
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		events.start();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(events);
		log.run();
		this.logger.detachAppender(events);
		String text = this.formatter.format(events.list.get(0));
		assertThat(this.formatter.formatAsBytes(events.list.get(0), StandardCharsets.UTF_8))
			.isEqualTo(text.getBytes(StandardCharsets.UTF_8));
		return text;
	}

}
