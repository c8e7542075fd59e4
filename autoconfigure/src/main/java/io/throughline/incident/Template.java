package io.throughline.incident;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders such as {@code {traceId}}.
 */
final class Template {

	/**
	 * All placeholders.
	 */
	static final List<String> NAMES = List.of("traceId", "ref", "spanId", "service", "tenant", "startMs", "endMs",
			"suffixRegex");

	// Braces around anything else belong to the query language.
	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

	private Template() {
	}

	/**
	 * Return the first placeholder that is none.
	 */
	static Optional<String> unknown(String template) {
		return PLACEHOLDER.matcher(template)
			.results()
			.map((match) -> match.group(1))
			.filter((name) -> !NAMES.contains(name))
			.findFirst();
	}

	/**
	 * Return whether there is a value for each placeholder.
	 */
	static boolean isFilled(String template, Map<String, String> values) {
		return PLACEHOLDER.matcher(template).results().allMatch((match) -> values.containsKey(match.group(1)));
	}

	/**
	 * Fill the placeholders.
	 * @param template the text
	 * @param values the values by name
	 * @param escape how a value is written
	 */
	static String fill(String template, Map<String, String> values, UnaryOperator<String> escape) {
		return PLACEHOLDER.matcher(template)
			.replaceAll((match) -> Matcher.quoteReplacement(value(match, values, escape)));
	}

	private static String value(MatchResult match, Map<String, String> values, UnaryOperator<String> escape) {
		return escape.apply(Objects.requireNonNullElse(values.get(match.group(1)), ""));
	}

}
