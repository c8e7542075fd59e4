package io.throughline.logging;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import ch.qos.logback.core.ContextBase;
import io.throughline.redaction.FieldRedactor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link LogRedactor}.
 */
class LogRedactorTests {

	@Test
	void applicationsRedactorStaysThoughALineWasWrittenMeanwhile() {
		LogRedactor redactor = new LogRedactor(new ReadyContext());
		assertThat(redactor.redact("message", "to a@b.io")).isEqualTo("to [email]");
		assertThat(redactor.redact("message", "to a@b.io")).isEqualTo("TO A@B.IO");
	}

	@Test
	void linesBeforeThereIsAnApplicationAreRedactedByOne() {
		ContextBase context = new ContextBase();
		context.putObject(Environment.class.getName(),
				new MockEnvironment().withProperty("throughline.redaction.fields.customer", "hash"));
		LogRedactor redactor = new LogRedactor(context);
		assertThat(redactor.redact("customer", "anna")).hasSize(32).isEqualTo(redactor.redact("customer", "anna"));
	}

	/**
	 * A context whose application gets ready while a line is written.
	 */
	private static final class ReadyContext extends ContextBase {

		@Override
		public @Nullable Object getObject(String key) {
			if (key.equals(Environment.class.getName())) {
				LogRedactor.install(this, FieldRedactor.of((text, found) -> text.toUpperCase(Locale.ROOT), Map.of(),
						UnaryOperator.identity()));
			}
			return super.getObject(key);
		}

	}

}
