package io.throughline.entry;

/**
 * Text from outside on one line of a log, whatever is in it, and never longer than 256
 * characters.
 */
final class OneLine {

	private static final int LONGEST = 256;

	private OneLine() {
	}

	static String of(String text) {
		StringBuilder safe = new StringBuilder(Math.min(text.length(), LONGEST));
		for (int i = 0; i < text.length() && i < LONGEST; i++) {
			char c = text.charAt(i);
			if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
				safe.append(String.format("\\u%04x", (int) c));
			}
			else {
				safe.append(c);
			}
		}
		return (text.length() > LONGEST) ? safe.append("...").toString() : safe.toString();
	}

}
