package io.throughline.wire;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Finds the short, stable word for an error.
 */
final class ErrorType {

	static final String TRUNCATED = "stream_truncated";

	static final String MALFORMED = "malformed_response";

	/**
	 * The provider says that it failed, and not how.
	 */
	static final String PROVIDER = "provider_error";

	/**
	 * What error documents look like.
	 */
	static final Shape SHAPE = Shape.of(List.of("error/**", "code", "type", "status", "__type"));

	private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]{1,64}");

	private static final Pattern LETTER = Pattern.compile(".*[a-z].*");

	private ErrorType() {
	}

	/**
	 * Return the word in an error document.
	 * @return the word, or {@code null} where there is none
	 */
	static @Nullable String of(Json document) {
		Json error = document.at("error");
		String word = word(error.text());
		return (word != null) ? word : of((error.isObject()) ? error : document, "code", "status", "type", "__type");
	}

	/**
	 * Return a text as an error's word.
	 * @return the word, or {@code null} where the text is none
	 */
	static @Nullable String word(@Nullable String text) {
		if (text == null || text.length() > 256) {
			return null;
		}
		// Amazon writes namespace#Word and Word:address.
		String word = text.substring(text.indexOf('#') + 1).split(":", 2)[0].toLowerCase(Locale.ROOT);
		return (WORD.matcher(word).matches() && LETTER.matcher(word).matches()) ? word : null;
	}

	/**
	 * Return the word for what broke a call.
	 */
	static String of(Throwable error) {
		Throwable cause = error;
		while (cause.getCause() != null
				&& (cause instanceof CompletionException || cause instanceof ExecutionException)) {
			cause = cause.getCause();
		}
		return cause.getClass().getName();
	}

	private static @Nullable String of(Json error, String... names) {
		return Stream.of(names)
			.map((name) -> word(error.at(name).text()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
