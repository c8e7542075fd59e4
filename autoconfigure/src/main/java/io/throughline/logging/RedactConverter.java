package io.throughline.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.pattern.CompositeConverter;
import org.jspecify.annotations.Nullable;

/**
 * The word {@code %redact(...)} of a pattern: what stands in its parentheses, redacted.
 */
public final class RedactConverter extends CompositeConverter<ILoggingEvent> {

	static final String WORD = "redact";

	private @Nullable LogRedactor redactor;

	/**
	 * Make the word known to each pattern: Boot has no hook between the reset of Logback
	 * and its own patterns.
	 */
	static void register() {
		PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.putIfAbsent(WORD, RedactConverter::new);
	}

	@Override
	public void start() {
		this.redactor = new LogRedactor(getContext());
		super.start();
	}

	@Override
	protected String transform(ILoggingEvent event, String text) {
		String safe = (this.redactor != null) ? this.redactor.redact("message", text) : null;
		return ended((safe != null) ? safe : "", text);
	}

	/**
	 * What was cut, dropped or could not be redacted must not take the end of the line
	 * with it.
	 */
	private static String ended(String safe, String text) {
		String end = CoreConstants.LINE_SEPARATOR;
		return (text.endsWith(end) && !safe.endsWith(end)) ? safe + end : safe;
	}

}
