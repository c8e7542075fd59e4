package io.throughline.redaction;

/**
 * Replaces personal data and secrets in a text by the names of their types, such as
 * {@code [email]}, and leaves ids alone. Safe for use by several threads. Never throws:
 * what cannot be redacted becomes {@value #FAILED}.
 */
@FunctionalInterface
public interface Redactor {

	/**
	 * What becomes of a text that could not be redacted.
	 */
	String FAILED = "[redaction failed]";

	/**
	 * Redact a text.
	 * @param text the text
	 * @param found where to count what is replaced
	 * @return the text without what was found; redacting it again changes nothing
	 */
	String redact(String text, RedactionCounts found);

}
