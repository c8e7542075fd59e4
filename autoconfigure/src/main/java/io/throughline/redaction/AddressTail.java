package io.throughline.redaction;

/**
 * What follows a street and its number: letter of the house, parts of the house, town
 * with its postal code.
 */
final class AddressTail {

	private AddressTail() {
	}

	/**
	 * Return the end of an address.
	 * @param scan the scan
	 * @param from end of its street
	 * @return its end
	 */
	static int end(Scan scan, int from) {
		int end = letterEnd(scan, from);
		for (int unit = unitEnd(scan, end); unit > end; unit = unitEnd(scan, end)) {
			end = unit;
		}
		return townEnd(scan, end);
	}

	private static int letterEnd(Scan scan, int from) {
		char c = scan.at(from);
		if (Character.isLetter(c) && !Character.isLetterOrDigit(scan.at(from + 1))) {
			return from + 1;
		}
		int i = from + 1;
		while ((c == '/' || c == '-') && i - from < 5 && Ascii.isDigit(scan.at(i))) {
			i++;
		}
		return (i > from + 1 && !Ascii.isAlphanumeric(scan.at(i))) ? i : from;
	}

	private static int unitEnd(Scan scan, int from) {
		int i = afterComma(scan, from);
		if (scan.at(i) == '#') {
			i++;
		}
		else {
			int word = AddressRule.wordEnd(scan, i);
			if (word == i || !StreetWords.UNIT.has(StreetWords.normalized(scan.substring(i, word)))) {
				return from;
			}
			i = word;
		}
		i += (scan.at(i) == ' ') ? 1 : 0;
		i += (scan.at(i) == '#') ? 1 : 0;
		int to = i;
		while (to - i < 6 && Ascii.isAlphanumeric(scan.at(to))) {
			to++;
		}
		return (to > i && to - i < 6) ? to : from;
	}

	private static int afterComma(Scan scan, int from) {
		int i = (scan.at(from) == ',') ? from + 1 : from;
		return (scan.at(i) == ' ' || scan.at(i) == '\n') ? i + 1 : i;
	}

	private static int townEnd(Scan scan, int from) {
		int i = from;
		for (int words = 0; words < 7; words++) {
			int begin = afterComma(scan, i);
			int end = AddressRule.wordEnd(scan, begin);
			if (end == begin || begin == i) {
				return from;
			}
			if (isPostalCode(scan, begin, end)) {
				return (words == 0) ? townBehindCode(scan, end) : end;
			}
			if (isBritish(scan, begin, end)) {
				return end + 4;
			}
			if (!Character.isUpperCase(scan.at(begin))) {
				return from;
			}
			i = end;
		}
		return from;
	}

	private static boolean isPostalCode(Scan scan, int from, int to) {
		int digits = 0;
		while (Ascii.isDigit(scan.at(from + digits))) {
			digits++;
		}
		boolean plain = digits == to - from && (digits == 5 || digits == 6);
		boolean extended = digits == 5 && to - from == 10 && scan.at(from + 5) == '-';
		return plain || extended;
	}

	/**
	 * One or two capitals and digits, then a digit and two capitals.
	 */
	private static boolean isBritish(Scan scan, int from, int to) {
		boolean digit = Ascii.isDigit(scan.at(from + 1)) || Ascii.isDigit(scan.at(from + 2));
		return to - from >= 2 && to - from <= 4 && digit && Ascii.isUpper(scan.at(from)) && scan.at(to) == ' '
				&& Ascii.isDigit(scan.at(to + 1)) && Ascii.isUpper(scan.at(to + 2)) && Ascii.isUpper(scan.at(to + 3))
				&& !Ascii.isAlphanumeric(scan.at(to + 4));
	}

	private static int townBehindCode(Scan scan, int from) {
		int end = (scan.at(from) == ' ') ? AddressRule.wordEnd(scan, from + 1) : from;
		return (end > from + 1 && Character.isUpperCase(scan.at(from + 1))) ? end : from;
	}

}
