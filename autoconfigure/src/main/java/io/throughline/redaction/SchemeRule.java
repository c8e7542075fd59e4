package io.throughline.redaction;

import java.util.Base64;
import java.util.Locale;

/**
 * Credentials behind their scheme: {@code Bearer} and {@code Basic}.
 */
final class SchemeRule implements Rule {

	private static final int SHORTEST = 8;

	@Override
	public int apply(Scan scan, int at) {
		if (!scan.isStart(at)) {
			return at;
		}
		if (isScheme(scan, at, "earer ")) {
			return replace(scan, at + 7, false);
		}
		return (isScheme(scan, at, "asic ")) ? replace(scan, at + 6, true) : at;
	}

	private static boolean isScheme(Scan scan, int at, String rest) {
		return scan.startsWith(rest, at + 1) || scan.startsWith(rest.toUpperCase(Locale.ROOT), at + 1);
	}

	private static int replace(Scan scan, int from, boolean basic) {
		int to = from;
		boolean mixed = false;
		while (Ascii.isToken(scan.at(to)) || (scan.at(to) != '\0' && "+/=~".indexOf(scan.at(to)) >= 0)) {
			mixed |= Ascii.isDigit(scan.at(to)) || (to > from && Ascii.isUpper(scan.at(to)));
			to++;
		}
		while (to > from && scan.at(to - 1) == '.') {
			to--;
		}
		boolean secret = (basic) ? isPair(scan.substring(from, to)) : mixed && to - from >= SHORTEST;
		return (secret) ? scan.replace(from, to, Label.CREDENTIAL) : from - 1;
	}

	/**
	 * Whether user and password come out.
	 */
	private static boolean isPair(String encoded) {
		try {
			byte[] pair = Base64.getDecoder().decode(encoded);
			for (byte b : pair) {
				if (b == ':') {
					return true;
				}
			}
			return false;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
