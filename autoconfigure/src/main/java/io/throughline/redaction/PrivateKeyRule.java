package io.throughline.redaction;

/**
 * Private keys in PEM's armour, with line breaks or their escapes. One without an end is
 * taken as far as it looks like a key.
 */
final class PrivateKeyRule implements Rule {

	private static final String BEGIN = "-----BEGIN ";

	private static final int HEADER = 64;

	@Override
	public int apply(Scan scan, int at) {
		if (scan.at(at + 1) != '-' || !scan.startsWith(BEGIN, at)) {
			return at;
		}
		int header = headerEnd(scan, at + BEGIN.length());
		if (header < 0) {
			return at;
		}
		int end = scan.nextArmourEnd(header);
		int to = (end >= 0) ? headerEnd(scan, end + Scan.ARMOUR_END.length()) : -1;
		return scan.replace(at, (to >= 0) ? to : armourEnd(scan, header), Label.PRIVATE_KEY);
	}

	private static int armourEnd(Scan scan, int header) {
		int to = header;
		while (isArmour(scan.at(to)) || (scan.at(to) == '-' && scan.at(to + 1) != '-')) {
			to++;
		}
		while (Ascii.isSpace(scan.at(to - 1))) {
			to--;
		}
		return to;
	}

	private static int headerEnd(Scan scan, int from) {
		int i = from;
		boolean isPrivate = false;
		while (i - from < HEADER && (Ascii.isAlphanumeric(scan.at(i)) || scan.at(i) == ' ')) {
			isPrivate |= scan.startsWith("PRIVATE KEY", i);
			i++;
		}
		return (isPrivate && scan.startsWith("-----", i)) ? i + 5 : -1;
	}

	private static boolean isArmour(char c) {
		return Ascii.isAlphanumeric(c) || Ascii.isSpace(c) || (c != '\0' && "+/=\\:,.".indexOf(c) >= 0);
	}

}
