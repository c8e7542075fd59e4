package io.throughline.redaction;

/**
 * Addresses of the internet protocol, versions 4 and 6. Four numbers behind a word such
 * as {@code version}, or behind the name and slash of a product, are a version.
 */
final class IpAddress implements Rule {

	private static final int GROUPS = 8;

	private static final int LONGEST = 45;

	/**
	 * Return how many groups an address of version 4 takes.
	 * @param scan the scan
	 * @param run the groups
	 * @param first the first group
	 * @return the groups, 0 if there is no address
	 */
	static int groups(Scan scan, NumberRun run, int first) {
		if (first + 4 > run.count() || !run.isPartedBy(first, first + 4, ".") || run.gap(first + 3) == '.') {
			return 0;
		}
		for (int group = first; group < first + 4; group++) {
			boolean zeros = run.size(group) > 1 && scan.at(run.from(group)) == '0';
			if (run.size(group) > 3 || run.number(group) > 255 || zeros) {
				return 0;
			}
		}
		char next = scan.at(run.to(first + 3));
		boolean suffix = next == '-' && Ascii.isLetter(scan.at(run.to(first + 3) + 1));
		return (suffix || isOwn(run.number(first), run.number(first + 1)) || isVersion(scan, run.from(first))) ? 0 : 4;
	}

	/**
	 * Return whether an address of version 4 that begins so is the machine's own, which
	 * is nobody's.
	 */
	private static boolean isOwn(int first, int second) {
		return (first == 127 || first == 0) && second == 0;
	}

	private static boolean isVersion(Scan scan, int at) {
		char before = scan.at(at - 1);
		if (before == '.' || before == '-') {
			return true;
		}
		if (before == '/') {
			int from = at - 1;
			while (at - from < 32 && Ascii.isName(scan.at(from - 1))) {
				from--;
			}
			return Ascii.isUpper(scan.at(from));
		}
		return Words.VERSION.areRightBefore(scan, at);
	}

	@Override
	public int apply(Scan scan, int at) {
		int from = at;
		int lowest = Math.max(scan.floor(), at - 4);
		while (from > lowest && Ascii.isHex(scan.at(from - 1))) {
			from--;
		}
		char before = scan.at(from - 1);
		if (Ascii.isAlphanumeric(before) && !scan.isEscape(from - 1) || before == ':' || before == '_'
				|| before == '.') {
			return at;
		}
		int to = at;
		while (to - from < LONGEST && (Ascii.isHex(scan.at(to)) || scan.at(to) == ':' || scan.at(to) == '.')) {
			to++;
		}
		char next = scan.at(to);
		while (to > at && (scan.at(to - 1) == '.' || (scan.at(to - 1) == ':' && scan.at(to - 2) != ':'))) {
			to--;
		}
		// "::1" is the machine's own.
		boolean bounded = !Ascii.isAlphanumeric(next) && next != '_' && to - from > "::1".length();
		return (bounded && isSix(scan, from, to)) ? scan.replace(from, to, Label.IP) : at;
	}

	private static boolean isSix(Scan scan, int from, int to) {
		int groups = 0;
		int gaps = 0;
		int digits = 0;
		boolean number = false;
		for (int i = from; i < to; i++) {
			char c = scan.at(i);
			if (c == ':') {
				boolean twice = scan.at(i + 1) == ':' && i + 1 < to;
				gaps += (twice) ? 1 : 0;
				if (digits == 0 && !twice) {
					return false;
				}
				i += (twice) ? 1 : 0;
				digits = 0;
			}
			else if (c == '.') {
				return number && isMapped(scan, from, to);
			}
			else {
				groups += (digits == 0) ? 1 : 0;
				number |= Ascii.isDigit(c);
				if (++digits > 4) {
					return false;
				}
			}
		}
		return number && ((gaps == 1 && groups < GROUPS) || (gaps == 0 && groups == GROUPS));
	}

	private static boolean isMapped(Scan scan, int from, int to) {
		int last = to - 1;
		int dots = 0;
		while (last > from && scan.at(last) != ':') {
			if (Ascii.isLetter(scan.at(last))) {
				return false;
			}
			dots += (scan.at(last) == '.') ? 1 : 0;
			last--;
		}
		return dots == 3 && scan.startsWith("::", from);
	}

}
