package io.throughline.redaction;

/**
 * E-mail addresses, also with the percent-encoded sign of forms.
 */
final class EmailRule implements Rule {

	private static final int LOCAL = 64;

	private static final int DOMAIN = 253;

	@Override
	public int apply(Scan scan, int at) {
		boolean encoded = scan.at(at) == '%';
		if (encoded && !scan.startsWith("%40", at)) {
			return at;
		}
		int from = localStart(scan, at);
		if (from == at) {
			return at;
		}
		int to = domainEnd(scan, (encoded) ? at + 3 : at + 1);
		return (to > 0) ? scan.replace(from, to, Label.EMAIL) : at;
	}

	private static int localStart(Scan scan, int at) {
		int lowest = Math.max(scan.floor(), at - LOCAL);
		int from = at;
		while (from > lowest && isLocal(scan.at(from - 1)) && !scan.isEscape(from - 1)) {
			from--;
		}
		while (from < at && !Character.isLetterOrDigit(scan.at(from)) && scan.at(from) != '_') {
			from++;
		}
		return from;
	}

	private static boolean isLocal(char c) {
		return Ascii.isToken(c) || c == '+' || c == '%' || c == '\'' || (c >= 128 && Character.isLetterOrDigit(c));
	}

	private static int domainEnd(Scan scan, int from) {
		int to = from;
		int dot = -1;
		while (to - from < DOMAIN && isDomain(scan, to)) {
			if (scan.at(to) == '.') {
				dot = to;
			}
			to++;
		}
		while (to > from && !Character.isLetterOrDigit(scan.at(to - 1))) {
			to--;
			dot = (dot >= to) ? lastDot(scan, from, to) : dot;
		}
		return (dot > from && isTopLevel(scan, dot + 1, to)) ? to : -1;
	}

	private static boolean isDomain(Scan scan, int at) {
		char c = scan.at(at);
		if (c == '.') {
			return scan.at(at + 1) != '.';
		}
		return Ascii.isAlphanumeric(c) || c == '-' || (c >= 128 && Character.isLetter(c));
	}

	private static int lastDot(Scan scan, int from, int to) {
		int dot = to - 1;
		while (dot > from && scan.at(dot) != '.') {
			dot--;
		}
		return (dot > from) ? dot : -1;
	}

	private static boolean isTopLevel(Scan scan, int from, int to) {
		if (to - from >= 4 && scan.startsWith("xn--", from)) {
			return true;
		}
		for (int i = from; i < to; i++) {
			if (!Character.isLetter(scan.at(i))) {
				return false;
			}
		}
		return to - from >= 2;
	}

}
