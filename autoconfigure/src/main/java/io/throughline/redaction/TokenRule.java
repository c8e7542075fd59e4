package io.throughline.redaction;

import org.jspecify.annotations.Nullable;

/**
 * Words that no language has: keys of providers, tokens, account numbers that begin with
 * letters. A word is looked at once, whatever is in it.
 */
final class TokenRule implements Rule {

	private static final int PARTS = 12;

	private static final int LONGEST_NUMBER = 64;

	private static final int SHORTEST_JWT = 10;

	private static final int DISCORD = 59;

	private final @Nullable NumberRule numbers;

	/**
	 * Create a rule.
	 * @param numbers what looks at numbers, {@code null} for secrets only
	 */
	TokenRule(@Nullable NumberRule numbers) {
		this.numbers = numbers;
	}

	@Override
	public int apply(Scan scan, int at) {
		int from = at;
		int lowest = Math.max(scan.floor(), scan.seen());
		while (from > lowest && Ascii.isToken(scan.at(from - 1)) && !scan.isEscape(from - 1)) {
			from--;
		}
		int to = at + 1;
		boolean letters = false;
		while (Ascii.isToken(scan.at(to))) {
			to++;
		}
		for (int i = from; i < to && !letters; i++) {
			letters = Ascii.isLetter(scan.at(i)) || scan.at(i) == '_';
		}
		int end = (letters) ? secret(scan, from, to) : -1;
		if (end < 0 && this.numbers != null && to - from <= LONGEST_NUMBER) {
			end = number(this.numbers, scan, from, to);
		}
		return scan.see((end < 0) ? to : end);
	}

	private static int number(NumberRule numbers, Scan scan, int from, int to) {
		int first = from;
		while (first < to && !Ascii.isDigit(scan.at(first))) {
			if (Ascii.isLetter(scan.at(first)) || scan.at(first) == '_') {
				return -1;
			}
			first++;
		}
		return (first < to) ? numbers.apply(scan, first, to) : -1;
	}

	private int secret(Scan scan, int from, int to) {
		int parts = 0;
		for (int i = from; i < to && parts < PARTS; i++) {
			if (i == from || !Ascii.isAlphanumeric(scan.at(i - 1))) {
				parts++;
				int end = secretAt(scan, i, to);
				if (end > 0) {
					return end;
				}
			}
		}
		return -1;
	}

	private int secretAt(Scan scan, int at, int to) {
		int key = ApiKeyFormat.end(scan, at);
		if (key > 0) {
			return scan.replace(at, key, Label.API_KEY);
		}
		if (scan.startsWith("eyJ", at)) {
			return jwt(scan, at, to);
		}
		int iban = (this.numbers != null) ? Iban.end(scan, at) : -1;
		if (iban > 0) {
			return scan.replace(at, iban, Label.IBAN);
		}
		return (to - at >= DISCORD && isDiscord(scan, at)) ? scan.replace(at, to, Label.API_KEY) : -1;
	}

	/**
	 * Three parts (signed) or five (encrypted), of which the first is a JSON object.
	 */
	private static int jwt(Scan scan, int at, int to) {
		int end = to;
		while (scan.at(end - 1) == '.') {
			end--;
		}
		int dot = at;
		while (dot < end && scan.at(dot) != '.') {
			dot++;
		}
		if (dot - at < SHORTEST_JWT || end - dot < SHORTEST_JWT) {
			return -1;
		}
		return scan.replace(at, end, Label.JWT);
	}

	private static boolean isDiscord(Scan scan, int at) {
		char first = scan.at(at);
		if (first != 'M' && first != 'N' && first != 'O') {
			return false;
		}
		int dot = at;
		while (dot - at < 30 && Ascii.isName(scan.at(dot))) {
			dot++;
		}
		return dot - at >= 23 && scan.at(dot) == '.' && scan.at(dot + 7) == '.';
	}

}
