package io.throughline.incident;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.reference.Reference;

/**
 * What may be an id in a text that a person pasted: a word, a header or a whole e-mail.
 */
final class PastedText {

	private static final int LONGEST = 20_000;

	private static final int MOST_WORDS = 60;

	private static final String GAP = "[\\s\\p{Pd}_.]{0,3}";

	// Overlapping, since the words around a reference may look like one too.
	private static final Pattern REFERENCE = Pattern.compile("(?<![A-Za-z0-9])(?=(([A-Za-z0-9]{4})" + GAP
			+ "([A-Za-z0-9]{4})(?:" + GAP + "([A-Za-z0-9]{4}))?)(?![A-Za-z0-9]))");

	private static final Pattern SHORT_REFERENCE = Pattern
		.compile("(?<![A-Za-z0-9])(?=([A-Za-z0-9]{4}" + GAP + "[A-Za-z0-9]{4})(?![A-Za-z0-9]))");

	private static final Pattern WRITTEN = Pattern
		.compile("(?<![A-Za-z0-9])[A-Za-z0-9]{4}\\p{Pd}[A-Za-z0-9]{4}(\\p{Pd}[A-Za-z0-9]{4})?(?![A-Za-z0-9])");

	private static final Pattern TRACE_ID = Pattern
		.compile("(?<![0-9a-f])[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![0-9a-f])");

	private final String text;

	PastedText(String text) {
		String cut = (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
		this.text = cut.strip().replaceAll("^[\"'<(\\[]+|[\"'>)\\].,;]+$", "");
	}

	/**
	 * Return all that is a reference, whatever was done to its letters.
	 */
	Set<Reference> references() {
		Set<Reference> found = new LinkedHashSet<>();
		Reference.tryParse(this.text).ifPresent(found::add);
		Stream.of(REFERENCE, SHORT_REFERENCE)
			.flatMap((pattern) -> pattern.matcher(this.text).results())
			.map((match) -> match.group(1))
			.flatMap((candidate) -> Reference.tryParse(candidate).stream())
			.forEach(found::add);
		return found;
	}

	/**
	 * Return what is written like a reference and is none.
	 */
	Set<String> mistyped() {
		Stream<String> written = WRITTEN.matcher(this.text).results().map((match) -> match.group());
		return Stream.concat(written, Stream.of(this.text))
			.map((candidate) -> candidate.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
			.filter((letters) -> letters.length() == 8 || letters.length() == 12)
			.filter((letters) -> Reference.tryParse(letters).isEmpty())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Return all trace ids, as such, as a UUID or within a {@code traceparent}.
	 */
	Set<String> traceIds() {
		Matcher matcher = TRACE_ID.matcher(this.text.toLowerCase(Locale.ROOT));
		return matcher.results()
			.map((match) -> match.group().replace("-", ""))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Return all that may be another id: the whole text, and words that have a digit.
	 */
	Set<String> ids() {
		Stream<String> words = Stream.of(this.text.split("[\\s,;\"'<>()\\[\\]{}=?&]+"))
			.map((word) -> word.replaceAll("^[.:]+|[.:!]+$", ""))
			.filter((word) -> word.length() > 3 && word.matches(".*\\d.*"));
		Stream<String> lower = this.text.matches("[0-9A-Fa-f]{16}") ? Stream.of(this.text.toLowerCase(Locale.ROOT))
				: Stream.of();
		return Stream.of(Stream.of(this.text), lower, words)
			.flatMap((ids) -> ids)
			.filter((id) -> !id.isBlank() && id.length() <= 200)
			.limit(MOST_WORDS)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Return whether anything in it looks like an id.
	 */
	boolean hasId() {
		return !references().isEmpty() || !traceIds().isEmpty()
				|| ids().stream().anyMatch((id) -> id.matches("\\S*\\d\\S*"));
	}

	/**
	 * Return all references that differ from a mistyped one in one letter or in a swap of
	 * two neighbours.
	 */
	static List<Reference> near(String letters) {
		Set<String> near = new LinkedHashSet<>();
		for (int i = 0; i < letters.length(); i++) {
			for (char other : "23456789BCDFGHJKLMNPQRSTVWXYZ".toCharArray()) {
				near.add(letters.substring(0, i) + other + letters.substring(i + 1));
			}
			for (int j = i + 1; j < letters.length(); j++) {
				StringBuilder swapped = new StringBuilder(letters);
				swapped.setCharAt(i, letters.charAt(j));
				swapped.setCharAt(j, letters.charAt(i));
				near.add(swapped.toString());
			}
		}
		return near.stream().flatMap((candidate) -> Reference.tryParse(candidate).stream()).distinct().toList();
	}

}
