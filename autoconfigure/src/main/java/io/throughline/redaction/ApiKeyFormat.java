package io.throughline.redaction;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Published form of a provider's keys: how they begin, of which characters they are, how
 * long they are at least behind the prefix.
 *
 * @param prefix how they begin
 * @param alphabet what follows
 * @param least least number of characters that follow
 * @param most most characters that follow
 */
record ApiKeyFormat(String prefix, Alphabet alphabet, int least, int most) {

	private static final int ASCII = 128;

	private static final @Nullable List<ApiKeyFormat>[] BY_FIRST_TWO = index();

	/**
	 * Return the end of a key.
	 * @param scan the scan
	 * @param at where a word begins
	 * @return the end of the key that begins there, or -1 if none does
	 */
	static int end(Scan scan, int at) {
		char first = scan.at(at);
		char second = scan.at(at + 1);
		List<ApiKeyFormat> formats = (first < ASCII && second < ASCII) ? BY_FIRST_TWO[first * ASCII + second] : null;
		if (formats != null) {
			for (ApiKeyFormat format : formats) {
				int end = format.match(scan, at);
				if (end > 0) {
					return end;
				}
			}
		}
		return -1;
	}

	private int match(Scan scan, int at) {
		if (!scan.startsWith(this.prefix, at)) {
			return -1;
		}
		int from = at + this.prefix.length();
		int to = from;
		// A longer run than the form knows is no key of this form.
		while (to - from <= this.most && this.alphabet.has(scan.at(to))) {
			to++;
		}
		while (to > from && !Ascii.isAlphanumeric(scan.at(to - 1)) && scan.at(to - 1) != '=') {
			to--;
		}
		int length = to - from;
		return (length >= this.least && length <= this.most && (isFixed() || isMixed(scan, from, to)))
				? extended(scan, to) : -1;
	}

	private boolean isFixed() {
		return this.least == this.most;
	}

	private int extended(Scan scan, int end) {
		int to = end;
		while (this.most == ApiKeyFormats.ANY && this.alphabet.has(scan.at(to)) && scan.at(to) != '.') {
			to++;
		}
		return to;
	}

	/**
	 * Random letters are not all of one kind, those of words are.
	 */
	private static boolean isMixed(Scan scan, int from, int to) {
		int kinds = 0;
		for (int i = from; i < to; i++) {
			char c = scan.at(i);
			kinds |= (Ascii.isDigit(c)) ? 1 : (Ascii.isUpper(c)) ? 2 : (Ascii.isLower(c)) ? 4 : 0;
		}
		return Integer.bitCount(kinds) > 1;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static @Nullable List<ApiKeyFormat>[] index() {
		@Nullable List<ApiKeyFormat>[] index = new List[ASCII * ASCII];
		for (ApiKeyFormat format : ApiKeyFormats.all()) {
			int key = format.prefix.charAt(0) * ASCII + format.prefix.charAt(1);
			List<ApiKeyFormat> formats = index[key];
			if (formats == null) {
				formats = new ArrayList<>();
				index[key] = formats;
			}
			formats.add(format);
		}
		return index;
	}

	/**
	 * Characters of keys.
	 */
	enum Alphabet {

		/**
		 * Lower-case and upper-case hexadecimal digits.
		 */
		HEX,

		/**
		 * Digits and capitals.
		 */
		UPPER,

		/**
		 * Digits and letters.
		 */
		ALNUM,

		/**
		 * Digits, letters, underscore and hyphen.
		 */
		NAME,

		/**
		 * Those of a name and the dot.
		 */
		DOTTED,

		/**
		 * Base 64 of either kind.
		 */
		BASE64;

		boolean has(char c) {
			return switch (this) {
				case HEX -> Ascii.isHex(c);
				case UPPER -> Ascii.isUpper(c) || Ascii.isDigit(c);
				case ALNUM -> Ascii.isAlphanumeric(c);
				case NAME -> Ascii.isName(c);
				case DOTTED -> Ascii.isToken(c);
				case BASE64 -> Ascii.isName(c) || c == '+' || c == '/' || c == '=';
			};
		}

	}

}
