package io.throughline.redaction;

import org.jspecify.annotations.Nullable;

/**
 * Values behind a secret's name: members of JSON, also of JSON within JSON, settings,
 * form bodies, headers, elements of XML, options of commands.
 */
final class MemberRule implements Rule {

	private static final int LONGEST_NAME = 64;

	private static final int WORDS = 4;

	@Override
	public int apply(Scan scan, int at) {
		char sign = scan.at(at);
		if (sign == '>') {
			return element(scan, at);
		}
		return (sign == '-') ? option(scan, at) : member(scan, at);
	}

	private static int member(Scan scan, int at) {
		int end = at;
		while (end > scan.floor() && isClosing(scan, end - 1) && at - end < 8) {
			end--;
		}
		if (!SecretNames.mayEnd(scan.at(end - 2), scan.at(end - 1))) {
			return at;
		}
		SecretNames name = nameBefore(scan, end);
		return (name != null) ? new SecretValue(scan, name, at).replaceAfterSign(quotesOfName(scan, end, at)) : at;
	}

	private static boolean isClosing(Scan scan, int at) {
		char c = scan.at(at);
		if (c == ']') {
			return isQuote(scan.at(at - 1));
		}
		return c == ' ' || c == '\\' || c == '*' || isQuote(c);
	}

	private static boolean isQuote(char c) {
		return c == '"' || c == '\'' || c == '`';
	}

	private static @Nullable SecretNames nameBefore(Scan scan, int end) {
		int lowest = Math.max(scan.floor(), end - LONGEST_NAME);
		int from = end;
		int words = 1;
		while (from > lowest && isNamePart(scan.at(from - 1)) && !scan.isEscape(from - 1)) {
			if (scan.at(from - 1) == ' ' && (++words > WORDS || scan.at(from - 2) == ' ')) {
				break;
			}
			from--;
		}
		return SecretNames.of(scan.substring(from, end));
	}

	private static boolean isNamePart(char c) {
		return Ascii.isToken(c) || c == ' ' || (c >= 128 && Character.isLetter(c));
	}

	/**
	 * Return the quote that closes the name, with its backslashes.
	 */
	private static String quotesOfName(Scan scan, int end, int at) {
		int to = at;
		while (scan.at(to - 1) == ' ') {
			to--;
		}
		return (to > end && scan.at(to - 1) == '"') ? scan.substring(end, to) : "";
	}

	private static int element(Scan scan, int at) {
		int from = at;
		int lowest = Math.max(scan.floor(), at - LONGEST_NAME);
		while (from > lowest && (Ascii.isToken(scan.at(from - 1)) || scan.at(from - 1) == ':')) {
			from--;
		}
		if (from == at || scan.at(from - 1) != '<') {
			return at;
		}
		SecretNames name = SecretNames.of(scan.substring(from, at));
		return (name != null) ? new SecretValue(scan, name, at).replaceText() : at;
	}

	private static int option(Scan scan, int at) {
		if (scan.at(at + 1) != '-' || !Ascii.isLetter(scan.at(at + 2)) || !Ascii.isSpace(scan.at(at - 1))) {
			return at;
		}
		int to = at + 2;
		while (to - at < LONGEST_NAME && Ascii.isName(scan.at(to))) {
			to++;
		}
		SecretNames name = (scan.at(to) == ' ') ? SecretNames.of(scan.substring(at + 2, to)) : null;
		return (name != null) ? new SecretValue(scan, name, to).replaceAfterSign("") : at;
	}

}
