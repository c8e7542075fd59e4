package io.throughline.sample;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Checks of what a client sends; each failure is a 400 with a sentence that helps. */
public final class Input {

	private Input() {
	}

	/**
	 * Check a required text.
	 * @param name the name of the field
	 * @param value its value
	 * @param max the greatest length
	 * @return the value without white space around it
	 */
	public static String text(String name, @Nullable String value, int max) {
		if (value == null || value.isBlank()) {
			throw bad("'" + name + "' is missing or blank");
		}
		if (value.length() > max) {
			throw bad("'" + name + "' has " + value.length() + " characters, at most " + max + " are taken");
		}
		return value.strip();
	}

	/**
	 * Check a required text of a certain form.
	 * @param name the name of the field
	 * @param value its value
	 * @param form the form
	 * @return the value
	 */
	public static String matching(String name, @Nullable String value, Pattern form) {
		String text = text(name, value, 200);
		if (!form.matcher(text).matches()) {
			throw bad("'" + name + "' must match " + form.pattern());
		}
		return text;
	}

	/**
	 * Check a required number.
	 * @param name the name of the field
	 * @param value its value
	 * @param max the greatest value
	 * @return the value
	 */
	public static long between1And(String name, @Nullable Long value, long max) {
		if (value == null || value < 1 || value > max) {
			throw bad("'" + name + "' must be a whole number from 1 to " + max);
		}
		return value;
	}

	/**
	 * Return the failure to throw.
	 * @param sentence what is wrong
	 * @return a 400
	 */
	public static ResponseStatusException bad(String sentence) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
	}

}
