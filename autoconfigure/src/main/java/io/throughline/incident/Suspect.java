package io.throughline.incident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.throughline.semconv.Field;

/**
 * A step that did not fail and may all the same be why an answer was bad.
 *
 * @param spanId its span
 * @param name what it is called
 * @param code {@code stale_document}, {@code retrieval_empty}, {@code low_score},
 * {@code truncated_answer}, {@code old_memory} or {@code repaired_answer}
 * @param text the same in a sentence
 */
public record Suspect(String spanId, String name, String code, String text) {

	private static final long OLD = Duration.ofDays(30).toSeconds();

	private static final Pattern AGE = Pattern.compile("\"age_s\":(\\d{1,15})");

	private static final Map<String, Predicate<ReadSpan>> SIGNS = Map.of("stale_document", Suspect::isStale,
			"retrieval_empty", (span) -> span.status().equals("retrieval_empty") || is(span, Field.RETRIEVAL_EMPTY),
			"low_score", (span) -> is(span, Field.LOW_SCORE), "truncated_answer", Suspect::isTruncated, "old_memory",
			(span) -> isOld(number(span, Field.MEMORY_AGE)), "repaired_answer",
			(span) -> number(span, Field.PARSER_REPAIRS) > 0);

	static List<Suspect> of(SpanTree tree, Words words) {
		return tree.all()
			.stream()
			.flatMap((span) -> SIGNS.keySet()
				.stream()
				.sorted()
				.filter((code) -> SIGNS.getOrDefault(code, (any) -> false).test(span))
				.map((code) -> new Suspect(span.id(), span.name(), code, words.say("suspect." + code, span.name()))))
			.toList();
	}

	/**
	 * Return whether a document or a memory is so old that it may be out of date.
	 * @param seconds how old it is
	 * @return whether it may
	 */
	public static boolean isOld(double seconds) {
		return seconds > OLD;
	}

	private static boolean isStale(ReadSpan span) {
		String documents = span.span().text(Field.DOCUMENTS);
		Matcher age = AGE.matcher(Objects.requireNonNullElse(documents, ""));
		return age.results().anyMatch((found) -> isOld(Long.parseLong(found.group(1))));
	}

	private static boolean isTruncated(ReadSpan span) {
		Object reasons = value(span, Field.FINISH_REASONS);
		boolean cut = reasons instanceof List<?> all
				&& all.stream().anyMatch((reason) -> List.of("length", "content_filter").contains(reason));
		return cut || is(span, Field.TRUNCATED);
	}

	private static boolean is(ReadSpan span, Field field) {
		return Boolean.TRUE.equals(value(span, field));
	}

	private static double number(ReadSpan span, Field field) {
		return (value(span, field) instanceof Number number) ? number.doubleValue() : 0;
	}

	private static Object value(ReadSpan span, Field field) {
		return Objects.requireNonNullElse(span.span().attributes().get(field.attribute()), "");
	}

}
