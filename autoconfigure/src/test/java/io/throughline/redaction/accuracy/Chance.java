package io.throughline.redaction.accuracy;

import java.util.SplittableRandom;

/**
 * Chosen by chance, the same at each run.
 */
final class Chance {

	static final String DIGITS = "0123456789";

	static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

	static final String HEX = "0123456789abcdef";

	static final String ALNUM = DIGITS + UPPER + LOWER;

	static final String URL64 = ALNUM + "-_";

	private final SplittableRandom random;

	Chance(long seed) {
		this.random = new SplittableRandom(seed);
	}

	int between(int low, int high) {
		return this.random.nextInt(low, high + 1);
	}

	long number(long bound) {
		return this.random.nextLong(bound);
	}

	@SafeVarargs
	final <T> T of(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	String word(String choices) {
		return of(choices.split(" "));
	}

	String text(int length, String alphabet) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

	String digits(int length) {
		return text(length, DIGITS);
	}

	/**
	 * Fill a form: {@code #} is a digit, {@code N} one from 2 to 9.
	 * @param form the form
	 * @return the form with digits
	 */
	String fill(String form) {
		StringBuilder text = new StringBuilder(form);
		for (int i = 0; i < text.length(); i++) {
			char c = form.charAt(i);
			if (c == '#' || c == 'N') {
				text.setCharAt(i, (char) ('0' + between((c == 'N') ? 2 : 0, 9)));
			}
		}
		return text.toString();
	}

}
