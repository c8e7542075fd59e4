package io.throughline.reference;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spelling of a trace id for people, as in {@code RF7K-29QX}: the low 34 bits (short,
 * 8 characters) or 53 bits (long, 12 characters) in base 29, closed by a check letter
 * that finds each single wrong letter and each swap of two. The right-most bits are taken
 * because W3C Trace Context promises randomness only there.
 *
 * @param text upper case, in groups of four joined by hyphens, never {@code null}
 */
public record Reference(String text) {

	private static final String ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXYZ";

	private static final int BASE = ALPHABET.length();

	// Makes 2222-2222 invalid, so that a row of zeros is never taken for a reference.
	private static final int CHECK = 2;

	private static final int SHORT = 8;

	private static final int LONG = 12;

	private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

	// Consonants that read as words all the same; the long form has other letters.
	private static final Pattern UNFIT = Pattern.compile("FCK|FKN|SHT|DCK|CNT|NGR|KKK|FGT|BTCH|SXX");

	private static final Pattern PREFIX = Pattern.compile("^[A-Z]{2,4}-(?=.{4}-.{4})");

	/**
	 * Checks the text.
	 * @throws IllegalArgumentException if the text is no valid reference; the message
	 * says what is wrong with it
	 */
	public Reference {
		check(text.replace("-", ""));
	}

	/**
	 * Return the short reference of a trace id, or the long one where the short one would
	 * spell something rude.
	 * @param traceId 32 lower-case hexadecimal digits
	 * @return the reference
	 * @throws IllegalArgumentException if the trace id is not of that form
	 */
	public static Reference of(String traceId) {
		Reference reference = encode(traceId, SHORT);
		return UNFIT.matcher(reference.text.replace("-", "")).find() ? encode(traceId, LONG) : reference;
	}

	/**
	 * Return the long reference of a trace id, for stores of more than 20 million traces.
	 * @param traceId 32 lower-case hexadecimal digits
	 * @return the reference
	 * @throws IllegalArgumentException if the trace id is not of that form
	 */
	public static Reference ofLong(String traceId) {
		return encode(traceId, LONG);
	}

	/**
	 * Read what a person typed: case, spaces, dashes, underscores and dots do not matter,
	 * I and 1 are read as L, U as V, and a product prefix such as {@code ORD-} is
	 * dropped.
	 * @param text what was typed
	 * @return the reference
	 * @throws IllegalArgumentException if it is none; the message says what is wrong
	 */
	public static Reference parse(String text) {
		String upper = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\p{Pd}", "-");
		Matcher prefix = PREFIX.matcher(upper);
		String letters = ((upper.length() > LONG + 2 || upper.length() == SHORT + 5) ? prefix.replaceFirst("") : upper)
			.replaceAll("[\\s\\-_.]", "")
			.replace('I', 'L')
			.replace('1', 'L')
			.replace('U', 'V');
		check(letters);
		return new Reference(group(letters));
	}

	/**
	 * Read what a person typed, as {@link #parse(String)}.
	 * @param text what was typed
	 * @return the reference, or empty if it is none
	 */
	public static Optional<Reference> tryParse(String text) {
		try {
			return Optional.of(parse(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Return whether this is the reference of a trace id, in either form.
	 * @param traceId 32 lower-case hexadecimal digits
	 * @return whether it is
	 */
	public boolean matches(String traceId) {
		return encode(traceId, letters().length()).equals(this);
	}

	/**
	 * Return the low bits of the trace id that this reference holds: 34 or 53 of them.
	 * @return the bits, unsigned
	 */
	public long bits() {
		return value(letters());
	}

	/**
	 * Return which bits of the trace id this reference holds.
	 * @return the low 34 or 53 bits, set
	 */
	public long mask() {
		return (1L << bitCount(letters().length())) - 1;
	}

	/**
	 * Return the regular expression that finds the trace id in a log where the reference
	 * itself was not written.
	 * @return an expression that {@code grep -E} and RE2 understand
	 */
	public String logPattern() {
		int bits = bitCount(letters().length());
		int digits = bits / 4;
		int open = bits % 4;
		String exact = String.format("%016x", bits()).substring(16 - digits);
		StringBuilder either = new StringBuilder("[");
		for (int high = 0; high < 16; high += 1 << open) {
			either.append(Integer.toHexString(high | (int) (bits() >>> (digits * 4))));
		}
		return "[0-9a-f]{" + (31 - digits) + "}" + either + "]" + exact;
	}

	@Override
	public String toString() {
		return this.text;
	}

	private String letters() {
		return this.text.replace("-", "");
	}

	private static Reference encode(String traceId, int length) {
		if (!TRACE_ID.matcher(traceId).matches()) {
			throw new IllegalArgumentException("A trace id has 32 lower-case hexadecimal digits");
		}
		long value = Long.parseUnsignedLong(traceId, 16, 32, 16) & ((1L << bitCount(length)) - 1);
		char[] letters = new char[length];
		int sum = 0;
		for (int i = length - 2; i >= 0; i--, value /= BASE) {
			int digit = (int) (value % BASE);
			letters[i] = ALPHABET.charAt(digit);
			sum += (length - i) * digit;
		}
		letters[length - 1] = ALPHABET.charAt(Math.floorMod(CHECK - sum, BASE));
		return new Reference(group(new String(letters)));
	}

	private static void check(String letters) {
		if (letters.length() != SHORT && letters.length() != LONG) {
			throw new IllegalArgumentException("A reference has 8 or 12 letters, this has " + letters.length());
		}
		int sum = 0;
		for (int i = 0; i < letters.length(); i++) {
			sum += (letters.length() - i) * digit(letters.charAt(i));
		}
		if (sum % BASE != CHECK) {
			throw new IllegalArgumentException("The check letter does not fit: a letter is wrong or two are swapped");
		}
		if (value(letters) >>> bitCount(letters.length()) != 0) {
			throw new IllegalArgumentException("No trace id has this reference");
		}
	}

	private static long value(String letters) {
		long value = 0;
		for (int i = 0; i < letters.length() - 1; i++) {
			value = value * BASE + digit(letters.charAt(i));
		}
		return value;
	}

	private static int digit(char letter) {
		int digit = ALPHABET.indexOf(letter);
		if (digit < 0) {
			throw new IllegalArgumentException(("AEO0".indexOf(letter) >= 0)
					? "A, E, O and 0 never occur in a reference" : "'" + letter + "' never occurs in a reference");
		}
		return digit;
	}

	private static int bitCount(int length) {
		return (length == SHORT) ? 34 : 53;
	}

	private static String group(String letters) {
		return String.join("-", letters.split("(?<=\\G.{4})"));
	}

}
