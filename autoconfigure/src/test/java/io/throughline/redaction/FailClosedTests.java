package io.throughline.redaction;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests of a {@link ScanningRedactor} whose rules throw, are slow or meet evil texts.
 */
class FailClosedTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private static final int EVIL = 100_000;

	@Test
	void saysThatItFailedWhereARuleThrows() {
		Redactor redactor = redactor((scan, at) -> {
			throw new IllegalArgumentException("broken");
		}, () -> 0);
		assertFailed(redactor, "john@example.com");
		assertThat(redactor.redact("no sign", new RedactionCounts())).isEqualTo("no sign");
	}

	@Test
	void saysThatItFailedWhereARuleOverflowsTheStack() {
		assertFailed(redactor(FailClosedTests::endless, () -> 0), "a@b");
	}

	@Test
	void countsNothingOfATextThatFailed() {
		Redactor redactor = redactor((scan, at) -> {
			if (at > 10) {
				throw new IllegalArgumentException("broken");
			}
			return scan.replace(at, at + 1, "at");
		}, () -> 0);
		assertFailed(redactor, "@ and much later @");
	}

	@Test
	void saysThatItFailedWhereRulesAreSlow() {
		AtomicLong clock = new AtomicLong();
		Redactor redactor = redactor((scan, at) -> at, () -> clock.addAndGet(SECOND));
		assertFailed(redactor, "@".repeat(10_000));
	}

	@Test
	void saysThatItFailedWhereAPatternReadsTheTextAgainAndAgain() {
		Redactor redactor = new ScanningRedactor(Map.of(),
				List.of(new CustomPattern("evil", Pattern.compile("a.*b|a"))), EVIL, SECOND, () -> 0);
		assertFailed(redactor, "a".repeat(50_000));
		assertThat(redactor.redact("a and b", new RedactionCounts())).isEqualTo("[evil]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a@", "@", "1", "1 ", "1-", "12 34 ", "030 1234567 ", "(", "[", "{\"a\":",
			"\"password\":\"", "\"token\":\"", "token='", "token=", "password=${", "-----BEGIN RSA PRIVATE KEY-----",
			"-", "--a ", "sk-", "eyJabcdefghijkl.", "://a@", "::", "ab:cd:", "12 Main ", "12 rue ", "Via A 1 ",
			"Bearer abc", "password is ", "<password>", "\\\"", "\\\\\"token\\\\\":", "DE89 ", "4111 1111 ",
			"4111111111111111 ", "phone 5551234 ", "%40", "1.2.3.", "AbC123+/", "key key key key=", "[email]" })
	void endsSoonWithAnEvilText(String part) {
		Redactor redactor = Redactors.byDefault();
		String text = part.repeat(EVIL / part.length());
		String redacted = assertTimeoutPreemptively(Duration.ofSeconds(20),
				() -> redactor.redact(text, new RedactionCounts()));
		assertThat(redacted).isNotEqualTo(Redactor.FAILED);
	}

	@Test
	void neverThrows() {
		Redactor redactor = Redactors.byDefault();
		Random random = new Random(5);
		String[] parts = { "john@x.com", "4111111111111111", "555-123-4567", " ", ",", ":", "=", "\"", "\\\"",
				"password", "card ", "id ", "12", "1234567", "Main Street", "[", "]", "sk-abcdefghij1234567890", "\n",
				"-", "_", ".", "/", "@", "{", "}", "apiKey", "Bearer ", "abc123DEF456", "//", "ул. Ленина ", "[email]",
				"[card]", "-----BEGIN PRIVATE KEY-----", "&", "is ", "'", "<", ">", "%40", "\ud83d", "\u0000" };
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(14), 0, parts.length).forEach((part) -> text.append(parts[part]));
			assertThatNoException().isThrownBy(() -> assertIdempotent(redactor, text.toString()));
		}
	}

	@Test
	void cutsATextThatIsTooLongBetweenTwoWords() {
		Redactor redactor = new ScanningRedactor(BuiltInRules.all(List.of("US")), List.of(), 2_000, SECOND, () -> 0);
		String redacted = redactor.redact("word ".repeat(396) + "john.doe@example.com and 4111 1111 1111 1111 more",
				new RedactionCounts());
		assertThat(redacted).endsWith("word [cut]").hasSizeLessThanOrEqualTo(2_000).doesNotContain("john");
		assertIdempotent(redactor, redacted);
	}

	private static void assertFailed(Redactor redactor, String text) {
		RedactionCounts found = new RedactionCounts();
		assertThat(redactor.redact(text, found)).isEqualTo("[redaction failed]");
		assertThat(found.byType()).containsExactly(Map.entry("failed", 1L));
		assertThat(found.failure()).isNotNull();
	}

	private static void assertIdempotent(Redactor redactor, String text) {
		String once = redactor.redact(text, new RedactionCounts());
		assertThat(redactor.redact(once, new RedactionCounts())).isEqualTo(once);
	}

	private static Redactor redactor(Rule rule, LongSupplier clock) {
		return new ScanningRedactor(Map.of("@", rule), List.of(), EVIL, SECOND, clock);
	}

	private static int endless(Scan scan, int at) {
		return endless(scan, at) + 1;
	}

}
