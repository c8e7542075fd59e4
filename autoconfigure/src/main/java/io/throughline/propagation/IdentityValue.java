package io.throughline.propagation;

import java.util.regex.Pattern;

/**
 * The form of every identity value that is written anywhere: nothing in it can break a
 * log line, a header or a URL.
 */
public final class IdentityValue {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

	private IdentityValue() {
	}

	/**
	 * Return whether a value has the form {@code [A-Za-z0-9._:@-]{1,128}}.
	 * @param value the value
	 * @return whether it has
	 */
	public static boolean isValid(String value) {
		return FORM.matcher(value).matches();
	}

}
