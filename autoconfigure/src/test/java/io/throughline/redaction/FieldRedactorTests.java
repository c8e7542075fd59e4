package io.throughline.redaction;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link FieldRedactor}.
 */
class FieldRedactorTests {

	private static final String TEXT = "mail a@b.io or call 415-555-2671";

	private final RedactionCounts found = new RedactionCounts();

	private final FieldRedactor fields = FieldRedactor.of(Redactors.byDefault(),
			Map.of("kept", RedactionMode.FULL, "hashed", RedactionMode.HASH, "dropped", RedactionMode.DROP,
					"input_messages", RedactionMode.DROP, "password", RedactionMode.FULL),
			(value) -> "#" + value.length());

	@Test
	void doesAsConfigured() {
		assertThat(redact("kept", TEXT)).isEqualTo(TEXT);
		assertThat(redact("hashed", TEXT)).isEqualTo("#32");
		assertThat(redact("hashed", 4711L)).isEqualTo("#4");
		assertThat(redact("dropped", TEXT)).isNull();
		assertThat(redact("input_messages", TEXT)).isNull();
		assertThat(redact("password", "hunter2")).isEqualTo("hunter2");
		assertThat(this.found.byType()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "gen_ai.input.messages", "query", "step", "anything.else" })
	void redactsTextsOfTheDictionaryAndOthers(String name) {
		assertThat(redact(name, TEXT)).isEqualTo("mail [email] or call [phone]");
		assertThat(this.found.byType()).containsExactly(Map.entry("email", 1L), Map.entry("phone", 1L));
	}

	@ParameterizedTest
	@CsvSource({ "session.id,415-555-2671,415-555-2671", "tenant_id,a@b.io,[email]",
			"session_id,4111111111111111,4111111111111111", "gen_ai.conversation.id,sk-abcdefghij1234567890,[api key]",
			"trace_id,4111 1111 1111 1111,4111 1111 1111 1111", "server.address,10.0.0.7,10.0.0.7" })
	void looksInIdentifiersForNothingNumeric(String name, String value, String kept) {
		assertThat(redact(name, value)).isEqualTo(kept);
	}

	@ParameterizedTest
	@CsvSource({ "user.password,[password]", "x-api-key,[api key]", "http.request.header.authorization,[credential]",
			"http.request.header.cookie,[credential]", "db.clientSecret,[api key]" })
	void replacesTheWholeValueOfASecretsName(String name, String kept) {
		assertThat(redact(name, "three little words")).isEqualTo(kept);
		assertThat(redact(name, List.of("three", "words"))).isEqualTo(List.of(kept, kept));
		assertThat(this.found.byType()).hasSize(1).containsValue(3L);
	}

	@Test
	void redactsEachTextOfAList() {
		assertThat(redact("names", List.of("a@b.io", "c", 7L))).isEqualTo(List.of("[email]", "c", 7L));
	}

	@Test
	void keepsNumbersAndBooleans() {
		assertThat(redact("gen_ai.usage.input_tokens", 12L)).isEqualTo(12L);
		assertThat(redact("anything", 4111111111111111L)).isEqualTo(4111111111111111L);
		assertThat(redact("is.secret", true)).isEqualTo(true);
	}

	@Test
	void takesTheNameForContext() {
		assertThat(redact("customer.phone", "4155552671")).isEqualTo("[phone]");
		assertThat(redact("kafka.offset", "4155552671")).isEqualTo("4155552671");
		assertThat(redact("spanId", "4111111111111111")).isEqualTo("4111111111111111");
	}

	@ParameterizedTest
	@ValueSource(classes = { IllegalStateException.class, NoClassDefFoundError.class, StackOverflowError.class })
	void saysThatItFailedWhereTheRedactorOrTheHashThrows(Class<? extends Throwable> type) throws Exception {
		Throwable failure = type.getConstructor(String.class).newInstance(TEXT);
		FieldRedactor failing = FieldRedactor.of((text, counts) -> {
			throw rethrown(failure);
		}, Map.of("hashed", RedactionMode.HASH, "kept", RedactionMode.FULL), (text) -> {
			throw rethrown(failure);
		});
		assertThat(failing.redact("text", TEXT, this.found)).isEqualTo("[redaction failed]");
		assertThat(failing.redact("texts", List.of("a", TEXT), this.found)).isEqualTo("[redaction failed]");
		assertThat(failing.redact("hashed", 4711L, this.found)).isEqualTo("[redaction failed]");
		assertThat(failing.redact(TEXT, this.found)).isEqualTo("[redaction failed]");
		assertThat(failing.redact("kept", TEXT, this.found)).isEqualTo(TEXT);
		assertThat(this.found.byType()).containsExactly(Map.entry("failed", 4L));
		assertThat(this.found.failure()).isSameAs(failure);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> RuntimeException rethrown(Throwable failure) throws T {
		throw (T) failure;
	}

	private Object redact(String name, Object value) {
		return this.fields.redact(name, value, this.found);
	}

}
