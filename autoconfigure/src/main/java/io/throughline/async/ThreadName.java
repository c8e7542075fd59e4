package io.throughline.async;

/**
 * The name of a thread as far as it is that of its pool: what stands before the first
 * number.
 */
final class ThreadName {

	private static final int LONGEST = 60;

	private ThreadName() {
	}

	static String of(String name) {
		int end = 0;
		while (end < name.length() && end < LONGEST && !Character.isDigit(name.charAt(end))) {
			end++;
		}
		while (end > 0 && !Character.isLetter(name.charAt(end - 1))) {
			end--;
		}
		return (end > 0) ? name.substring(0, end) : "unnamed";
	}

}
