package io.throughline.logging;

import java.util.Locale;
import java.util.Map;

import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;
import io.throughline.testsupport.TestServer;
import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.marker.Markers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What nobody may read stands in no line, wherever the application puts it.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedactedLinesTests {

	private static final String SECRET = "jane.doe@example.com";

	private static final String ID = "4bf92f3577b34da6a3ce929af6383afb";

	private static final Logger logger = LoggerFactory.getLogger("shop");

	@ParameterizedTest
	@ValueSource(strings = { "throughline.logging.format=plain", "throughline.logging.format=json",
			"logging.structured.format.console=ecs", "logging.structured.format.console=logstash",
			"logging.structured.format.console=gelf" })
	void secretIsInNoPlaceOfALine(String format, CapturedOutput output) {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(Shop.class, format)) {
			MDC.put("customer", SECRET);
			MDC.put("trace_id", ID);
			logger.info("order of " + SECRET);
			logger.info("order of {}", SECRET);
			logger.info("order of {}", StructuredArguments.kv("buyer", SECRET));
			logger.info("order of {}", StructuredArguments.kv("buyer", Map.of("contact", new String[] { SECRET })));
			logger.info(Markers.append("marked", SECRET), "order");
			logger.info(Markers.appendRaw("raw", "{\"contact\":\"" + SECRET + "\"}"), "order");
			logger.atInfo().addKeyValue("pair", SECRET).log("order");
			logger.error("failed", new IllegalStateException("no " + SECRET, new IllegalArgumentException(SECRET)));
		}
		finally {
			MDC.clear();
		}
		assertThat(output.getAll()).doesNotContain(SECRET);
		assertThat(output.getAll()).contains("order of [email]").contains("no [email]").contains(ID);
	}

	@Test
	void secretOfTheStartIsInNoLine(CapturedOutput output) {
		TestServer.NONE.start(Shop.class, "throughline.redaction.patterns.order=ord_[0-9]+", "early=ord_4711").close();
		assertThat(output).contains("early [order]").doesNotContain("ord_4711");
	}

	@Test
	void redactorOfTheApplicationIsAskedOnceItIsThere(CapturedOutput output) {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(OwnShop.class)) {
			logger.info("a word");
		}
		assertThat(output).contains("A WORD");
	}

	@Test
	void redactorThatThrowsHidesTheTextAndEndsNoRequest(CapturedOutput output) {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(BrokenShop.class)) {
			logger.info("order of {}", SECRET);
		}
		assertThat(output).contains(" shop ").contains(": [redaction failed]").doesNotContain(SECRET);
	}

	@Test
	void lineThatIsCutOrCannotBeRedactedStillEnds(CapturedOutput output) {
		TestServer.NONE.start(Shop.class, "throughline.redaction.max-length=1024", "early=" + "word ".repeat(1000))
			.close();
		try (ConfigurableApplicationContext application = TestServer.NONE.start(BrokenShop.class)) {
			logger.info("order of {}", SECRET);
		}
		assertThat(output.getOut().lines()).anyMatch((line) -> line.endsWith("word [cut]"))
			.anyMatch((line) -> line.endsWith(" : [redaction failed]"));
	}

	/**
	 * An application that logs.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Shop {

		@Bean
		Object early(@Value("${early:}") @Nullable String early) {
			logger.info("early {}", early);
			return new Object();
		}

	}

	/**
	 * An application with a redactor of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnShop {

		@Bean
		Redactor redactor() {
			return OwnShop::shout;
		}

		private static String shout(String text, RedactionCounts found) {
			return text.toUpperCase(Locale.ROOT);
		}

	}

	/**
	 * An application whose redactor lacks a class.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class BrokenShop {

		@Bean
		Redactor redactor() {
			return (text, found) -> {
				throw new NoClassDefFoundError("com/example/Pattern");
			};
		}

	}

}
