package io.throughline.evalcase;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The answer contains a text, or does not. Case does not matter, and neither does how
 * words are spaced.
 *
 * @param text the text
 * @param wanted whether it is to be there
 */
record TextExpectation(String text, boolean wanted) implements Expectation {

	@Override
	public @Nullable String unmet(Answer answer) {
		boolean contained = answer.output() != null && plain(answer.output()).contains(plain(this.text));
		if (contained == this.wanted) {
			return null;
		}
		return "The answer " + (contained ? "contains" : "does not contain") + " \"" + this.text + "\".";
	}

	private static String plain(String text) {
		return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
	}

}
