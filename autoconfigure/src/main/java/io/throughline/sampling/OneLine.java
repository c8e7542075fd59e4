package io.throughline.sampling;

/**
 * Text from outside on one line of a log, without characters that are not seen.
 */
final class OneLine {

	static final int LONGEST = 200;

	private OneLine() {
	}

	static String of(String text) {
		StringBuilder safe = new StringBuilder(Math.min(text.length(), LONGEST));
		for (int i = 0; i < text.length() && i < LONGEST; i++) {
			char c = text.charAt(i);
			safe.append(isSafe(c) ? c : ' ');
		}
		return safe.toString().strip();
	}

	static boolean is(String text) {
		return text.length() <= LONGEST && text.chars().allMatch(OneLine::isSafe);
	}

	private static boolean isSafe(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
			default -> true;
		};
	}

}
