package io.throughline.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The plain line on the console.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConsolePatternTests {

	private static final Logger logger = LoggerFactory.getLogger(ConsolePatternTests.class);

	@AfterEach
	void forgetPatterns() {
		// Boot hands them to Logback as system properties, which outlive the application.
		System.clearProperty("LOG_DATEFORMAT_PATTERN");
		System.clearProperty("LOG_LEVEL_PATTERN");
		System.clearProperty("FILE_LOG_PATTERN");
		System.clearProperty("LOG_FILE");
	}

	@Test
	void noValueForgesALineOfAFile(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("app.log");
		try (ConfigurableApplicationContext context = TestServer.NONE.start(Application.class,
				"logging.file.name=" + file)) {
			logger.info("said {}", "hello\r2026-01-01 forged");
		}
		assertThat(Files.readAllLines(file)).anyMatch((line) -> line.endsWith("said hello"))
			.anyMatch((line) -> line.equals("  | 2026-01-01 forged"));
	}

	@Test
	void noValueForgesALine(CapturedOutput output) {
		try (ConfigurableApplicationContext context = TestServer.NONE.start(Application.class)) {
			logger.info("said {}", "hello\r\n2026-01-01T00:00:00Z ERROR forged\u2028forged\rforged \u001b[31mred");
		}
		assertThat(output.getOut().lines())
			.noneMatch((line) -> line.startsWith("2026-01-01") || line.startsWith("forged"));
		assertThat(output).contains("said hello", "  | 2026-01-01T00:00:00Z ERROR forged", "  | forged")
			.doesNotContain("\u001b", "\u2028");
	}

	@Test
	void hasIdsTenantAndRetryWhereTheyAre(CapturedOutput output) {
		try (ConfigurableApplicationContext context = TestServer.NONE.start(Application.class);
				MDC.MDCCloseable trace = MDC.putCloseable("trace_id", "4bf92f3577b34da6a3ce929af6383afb");
				MDC.MDCCloseable tenant = MDC.putCloseable("tenant_id", "acme");
				MDC.MDCCloseable retry = MDC.putCloseable("retry_count", "2")) {
			logger.info("with all");
			retry.close();
			logger.info("without retry");
		}
		assertThat(output.getOut().lines())
			.anyMatch((line) -> line
				.matches("\\d{4}-.*  INFO \\d+ --- \\[test] \\[ *main] \\[4bf9.*] tenant=acme retry=2 .* : with all"))
			.anyMatch((line) -> line.matches(".*] tenant=acme i\\.t\\..* : without retry"));
	}

	@Test
	void theUsersPatternsWin(CapturedOutput output) {
		try (ConfigurableApplicationContext context = TestServer.NONE.start(Application.class,
				"logging.pattern.dateformat=HH:mm", "logging.pattern.level=<%p>")) {
			logger.info("own date");
		}
		assertThat(output.getOut().lines()).anyMatch((line) -> line.matches("\\d\\d:\\d\\d <INFO> .* : own date"));
	}

	/**
	 * The least application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
