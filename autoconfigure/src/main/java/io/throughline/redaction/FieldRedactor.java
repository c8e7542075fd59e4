package io.throughline.redaction;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a named value, such as an attribute of a span or a key of a log line:
 * as configured, else by the dictionary, else by what is found in it. Safe for use by
 * several threads. Never throws, even if the redactor behind it does: what cannot be
 * redacted becomes {@value Redactor#FAILED}.
 */
public final class FieldRedactor {

	private static final Map<String, Field> DICTIONARY = dictionary();

	private final Redactor redactor;

	private final Redactor strict = BuiltInRules.strict();

	private final Map<String, RedactionMode> modes;

	private final UnaryOperator<String> hash;

	private FieldRedactor(Redactor redactor, Map<String, RedactionMode> modes, UnaryOperator<String> hash) {
		this.redactor = redactor;
		this.modes = Map.copyOf(modes);
		this.hash = hash;
	}

	/**
	 * Create a redactor of fields.
	 * @param redactor what redacts texts
	 * @param fields modes by attribute or log key, which win over the dictionary
	 * @param hash a keyed hash
	 * @return a redactor of fields
	 */
	public static FieldRedactor of(Redactor redactor, Map<String, RedactionMode> fields, UnaryOperator<String> hash) {
		return new FieldRedactor(redactor, fields, hash);
	}

	/**
	 * Redact the value of a field. Of a list each text is redacted.
	 * @param name attribute or log key
	 * @param value a text, a list, a number or a boolean
	 * @param found where to count what is replaced
	 * @return what is kept, or {@code null} if nothing is
	 */
	public @Nullable Object redact(String name, Object value, RedactionCounts found) {
		try {
			return byMode(name, value, found);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			found.failed(ex);
			return Redactor.FAILED;
		}
	}

	/**
	 * Redact a text that has no name.
	 * @param text the text
	 * @param found where to count what is replaced
	 * @return the text without what was found
	 */
	public String redact(String text, RedactionCounts found) {
		try {
			return this.redactor.redact(text, found);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			found.failed(ex);
			return Redactor.FAILED;
		}
	}

	private @Nullable Object byMode(String name, Object value, RedactionCounts found) {
		return switch (this.modes.getOrDefault(name, RedactionMode.REDACT)) {
			case FULL -> value;
			case DROP -> null;
			case HASH -> each(value, (one) -> this.hash.apply(one.toString()));
			case REDACT -> byName(name, value, found);
		};
	}

	private static Object each(Object value, UnaryOperator<Object> change) {
		if (value instanceof List<?> list) {
			return list.stream().filter(Objects::nonNull).map((one) -> change.apply(one)).toList();
		}
		return change.apply(value);
	}

	private Object byName(String name, Object value, RedactionCounts found) {
		Field field = DICTIONARY.get(name);
		SecretNames secret = (field == null) ? SecretNames.of(name) : null;
		if (secret != null && secret.isSure()) {
			return each(value, (one) -> (one instanceof Boolean) ? one : label(secret, found));
		}
		boolean strictly = field != null && field.sensitivity() == Sensitivity.IDENTIFIER;
		return each(value, (one) -> {
			if (!(one instanceof CharSequence)) {
				return one;
			}
			String text = one.toString();
			return (strictly) ? this.strict.redact(text, found) : inContext(name, text, found);
		});
	}

	private static String label(SecretNames secret, RedactionCounts found) {
		found.add(secret.label());
		return "[" + secret.label() + "]";
	}

	/**
	 * The name says what a bare number or token is, as it does in a text.
	 */
	private String inContext(String name, String value, RedactionCounts found) {
		if (isNamedId(name) && IdShape.matches(value)) {
			return value;
		}
		if (value.indexOf(' ') >= 0 || value.length() > 256) {
			return this.redactor.redact(value, found);
		}
		RedactionCounts counts = new RedactionCounts();
		String prefix = name + "=";
		String named = this.redactor.redact(prefix + value, counts);
		if (!named.startsWith(prefix)) {
			return this.redactor.redact(value, found);
		}
		found.addAll(counts);
		return named.substring(prefix.length());
	}

	private static boolean isNamedId(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.endsWith("id") || lower.endsWith("ids");
	}

	private static Map<String, Field> dictionary() {
		Map<String, Field> fields = new HashMap<>();
		for (Field field : Field.values()) {
			fields.put(field.logKey(), field);
			if (field.attribute() != null) {
				fields.put(field.attribute(), field);
			}
		}
		return Map.copyOf(fields);
	}

}
