package io.throughline.redaction;

/**
 * Classes of ASCII characters, each one look into a table.
 */
final class Ascii {

	private static final int DIGIT = 1;

	private static final int UPPER = 2;

	private static final int LOWER = 4;

	private static final int HEX = 8;

	private static final int JOINER = 16;

	private static final int DOT = 32;

	private static final int MAIL = 64;

	private static final byte[] CLASSES = new byte[128];

	static {
		mark("0123456789", DIGIT | HEX);
		mark("abcdefghijklmnopqrstuvwxyz", LOWER);
		mark("ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER);
		mark("abcdefABCDEF", HEX);
		mark("_-", JOINER);
		mark(".", DOT);
		mark("+%'!#$&*/=?^`{|}~", MAIL);
	}

	private Ascii() {
	}

	private static void mark(String characters, int kind) {
		for (char c : characters.toCharArray()) {
			CLASSES[c] |= (byte) kind;
		}
	}

	private static boolean is(char c, int kinds) {
		return c < 128 && (CLASSES[c] & kinds) != 0;
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean isUpper(char c) {
		return is(c, UPPER);
	}

	static boolean isLower(char c) {
		return is(c, LOWER);
	}

	static boolean isLetter(char c) {
		return is(c, UPPER | LOWER);
	}

	static boolean isAlphanumeric(char c) {
		return is(c, DIGIT | UPPER | LOWER);
	}

	static boolean isHex(char c) {
		return is(c, HEX);
	}

	/**
	 * Letters, digits, underscore, hyphen.
	 * @param c the character
	 * @return whether it belongs to a name
	 */
	static boolean isName(char c) {
		return is(c, DIGIT | UPPER | LOWER | JOINER);
	}

	/**
	 * Letters, digits, underscore, hyphen, dot.
	 * @param c the character
	 * @return whether it belongs to a token
	 */
	static boolean isToken(char c) {
		return is(c, DIGIT | UPPER | LOWER | JOINER | DOT);
	}

	static boolean isSpace(char c) {
		return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
	}

}
