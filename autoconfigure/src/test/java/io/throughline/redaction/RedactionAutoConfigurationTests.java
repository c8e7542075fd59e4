package io.throughline.redaction;

import java.util.Map;

import ch.qos.logback.classic.Level;
import io.throughline.testsupport.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link RedactionAutoConfiguration}.
 */
class RedactionAutoConfigurationTests {

	private static final String CAPTURE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RedactionAutoConfiguration.class));

	@Test
	void redactsByDefault() {
		this.runner.run((context) -> {
			assertThat(context.getBean(Redactor.class).redact("a@b.io", new RedactionCounts())).isEqualTo("[email]");
			assertThat(context.getBean(ContentPolicy.class))
				.isEqualTo(new ContentPolicy(ContentMode.REDACTED, ContentMode.NONE));
		});
	}

	@Test
	void takesPatternsAndFields() {
		this.runner
			.withPropertyValues("throughline.redaction.patterns.employee=EMP-[0-9]+",
					"throughline.redaction.fields[order.note]=drop", "throughline.redaction.fields[user.name]=Hash",
					"throughline.identity.hash-key=Jefe")
			.run((context) -> {
				FieldRedactor fields = context.getBean(FieldRedactor.class);
				RedactionCounts found = new RedactionCounts();
				assertThat(fields.redact("order.note", "x", found)).isNull();
				assertThat(fields.redact("user.name", "what do ya want for nothing?", found))
					.isEqualTo("5bdcc146bf60754e6a042426089575c7");
				assertThat(fields.redact("text", "of EMP-12", found)).isEqualTo("of [employee]");
				assertThat(found.byType()).isEqualTo(Map.of("employee", 1L));
			});
	}

	@Test
	void hashesDifferentlyAtEachStartWithoutAKey() {
		ApplicationContextRunner hashing = this.runner.withPropertyValues("throughline.redaction.fields.name=hash");
		hashing.run((first) -> hashing.run(
				(second) -> assertThat(first.getBean(FieldRedactor.class).redact("name", "anna", new RedactionCounts()))
					.isNotEqualTo(second.getBean(FieldRedactor.class).redact("name", "anna", new RedactionCounts()))));
	}

	@Test
	void leavesTheApplicationsRedactorAlone() {
		Redactor own = (text, found) -> "own";
		this.runner.withBean(Redactor.class, () -> own).run((context) -> {
			assertThat(context.getBean(Redactor.class)).isSameAs(own);
			assertThat(context.getBean(FieldRedactor.class).redact("text", "x y", new RedactionCounts()))
				.isEqualTo("own");
		});
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Redactor.class)
				.doesNotHaveBean(FieldRedactor.class)
				.doesNotHaveBean(ContentPolicy.class));
	}

	@ParameterizedTest
	@CsvSource({ "true,REDACTED", "TRUE,REDACTED", "SPAN_ONLY,REDACTED", "span_and_event,REDACTED", "EVENT_ONLY,NONE",
			"NO_CONTENT,NONE", "false,NONE", "raw,NONE" })
	void honoursTheStandardsVariableForExport(String capture, ContentMode export) {
		this.runner.withPropertyValues(CAPTURE + capture)
			.run((context) -> assertThat(context.getBean(ContentPolicy.class))
				.isEqualTo(new ContentPolicy(ContentMode.REDACTED, export)));
	}

	@Test
	void prefersItsOwnKeyToTheStandardsVariable() {
		this.runner
			.withPropertyValues(CAPTURE + "true", "throughline.content.export=none", "throughline.content.store=none")
			.run((context) -> assertThat(context.getBean(ContentPolicy.class))
				.isEqualTo(new ContentPolicy(ContentMode.NONE, ContentMode.NONE)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			redaction.patterns.bad=(a        | redaction.patterns.bad  | (a    | no regular expression of RE2
			redaction.patterns.look=(?=a)b   | redaction.patterns.look | (?=a)b | no look-around
			redaction.patterns.empty=a*      | redaction.patterns.empty | a*   | '+' instead of '*'
			redaction.fields.note=mask       | redaction.fields.note   | mask  | one of full, redact, hash, drop
			redaction.phone-regions=KZ,XX    | redaction.phone-regions | XX    | 'KZ'
			redaction.max-length=10          | redaction.max-length    | 10    | 1024 or more
			""")
	void refusesWhatCannotBeRight(String bad, String key, String value, String remedy) {
		this.runner.withPropertyValues("throughline." + bad).run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class);
			assertThat(failure).rootCause().hasMessageContainingAll("throughline." + key, "'" + value + "'", remedy);
		});
	}

	@Test
	void warnsOfRawContent() {
		try (LogLines lines = LogLines.capture()) {
			this.runner.withPropertyValues("throughline.content.store=raw").run((context) -> {
				assertThat(context.getBean(ContentPolicy.class).store()).isEqualTo(ContentMode.RAW);
				assertThat(lines.containing("throughline.content.store=raw")).hasSize(1)
					.allMatch((line) -> line.getLevel() == Level.WARN);
				assertThat(lines.containing("throughline.content.export")).isEmpty();
			});
		}
	}

}
