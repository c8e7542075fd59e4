package io.throughline.redaction;

/**
 * Shapes of ids that are never touched.
 */
final class IdShape {

	private static final int UUID = 36;

	private IdShape() {
	}

	static boolean isUuid(CharSequence value) {
		if (value.length() != UUID) {
			return false;
		}
		for (int i = 0; i < UUID; i++) {
			boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
			if ((hyphen) ? value.charAt(i) != '-' : !Ascii.isHex(value.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether a value is the id of a trace or a span, or a UUID.
	 * @param value the value
	 * @return whether it is
	 */
	static boolean matches(CharSequence value) {
		return isUuid(value) || ((value.length() == 16 || value.length() == 32)
				&& value.chars().allMatch((c) -> Ascii.isHex((char) c)));
	}

}
