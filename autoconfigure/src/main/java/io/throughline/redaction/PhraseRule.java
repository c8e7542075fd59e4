package io.throughline.redaction;

import java.util.List;

/**
 * Passwords within sentences, as in "my password is ...".
 */
final class PhraseRule implements Rule {

	private static final List<String> VERBS = List.of(" is set to ", " is: ", " is ", " was ", " ist ", " to ", " ");

	@Override
	public int apply(Scan scan, int at) {
		if (scan.at(at - 1) != 's' || scan.at(at - 2) != 's' || !isPass(scan, at - 4)) {
			return at;
		}
		int end = (scan.startsWith("ord", at + 1) || scan.startsWith("ort", at + 1)) ? at + 4 : at + 1;
		for (String verb : VERBS) {
			if (scan.startsWith(verb, end)) {
				return value(scan, at, end + verb.length());
			}
		}
		return at;
	}

	private static boolean isPass(Scan scan, int at) {
		return scan.startsWith("pass", at) || scan.startsWith("Pass", at);
	}

	private static int value(Scan scan, int at, int begin) {
		char first = scan.at(begin);
		boolean quoted = first == '"' || first == '\'' || first == '`';
		char quote = (quoted) ? first : '"';
		int from = (quoted) ? begin + 1 : begin;
		int to = from;
		int kinds = 0;
		while (to - from < 64 && scan.at(to) > ' ' && scan.at(to) != quote && scan.at(to) != '"'
				&& scan.at(to) != '\\') {
			char c = scan.at(to++);
			kinds |= (Ascii.isDigit(c)) ? 1 : (Ascii.isLetter(c)) ? 2 : 4;
		}
		while (to > from && ".,;:!?)".indexOf(scan.at(to - 1)) >= 0) {
			to--;
		}
		boolean secret = scan.labelEnd(from) < 0 && to - from >= 4 && (kinds & 1) != 0 && Integer.bitCount(kinds) > 1;
		return (secret || (quoted && to - from >= 4 && scan.at(to) == quote && kinds != 4 && scan.labelEnd(from) < 0))
				? scan.replace(from, to, Label.PASSWORD) : at;
	}

}
