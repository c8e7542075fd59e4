package io.throughline.logging;

import ch.qos.logback.core.Context;
import io.throughline.redaction.ConfiguredRedaction;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Redacts what a line holds: with the application's redactor once there is one, and with
 * one of the same configuration before. The application's lives in Logback's context,
 * because lines are written before there are beans.
 */
final class LogRedactor {

	private static final String KEY = FieldRedactor.class.getName();

	private final Context context;

	private volatile @Nullable FieldRedactor early;

	LogRedactor(Context context) {
		this.context = context;
	}

	/**
	 * Let the lines that follow be redacted by the application's own redactor.
	 */
	static void install(Context context, FieldRedactor redactor) {
		context.putObject(KEY, redactor);
	}

	/**
	 * Redact a value.
	 * @param name what the line calls it
	 * @return what may be written, or {@code null} if nothing may
	 */
	@Nullable String redact(String name, String value) {
		Object safe = redactor().redact(name, value, new RedactionCounts());
		return (safe != null) ? safe.toString() : null;
	}

	private FieldRedactor redactor() {
		if (this.context.getObject(KEY) instanceof FieldRedactor redactor) {
			return redactor;
		}
		FieldRedactor known = this.early;
		if (known == null) {
			known = early();
			this.early = known;
		}
		return known;
	}

	private FieldRedactor early() {
		// Boot puts it there.
		Object environment = this.context.getObject(Environment.class.getName());
		return ConfiguredRedaction.fieldRedactor((environment instanceof Environment known) ? known : null);
	}

}
