package io.throughline.store;

import java.nio.charset.StandardCharsets;

/**
 * Texts that traces are found by, whoever made them up: of bounded length, and such that
 * every database takes them.
 */
public final class StoredText {

	private static final int LONGEST = 200;

	private StoredText() {
	}

	/**
	 * Return a text as an index has it.
	 * @param text the text
	 * @return its beginning, without what no database takes
	 */
	public static String key(String text) {
		String shorter = (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
		boolean plain = shorter.chars().noneMatch((letter) -> letter == 0 || Character.isSurrogate((char) letter));
		return plain ? shorter
				: new String(shorter.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '?');
	}

}
