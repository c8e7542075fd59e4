package io.throughline.redaction;

/**
 * Numbers of people and machines: cards, national ids, addresses, phones.
 */
final class NumberRule {

	private static final int SHORTEST = 7;

	private static final int LOOK_AHEAD = 6;

	private static final int BOT_SECRET = 35;

	private final PhoneNumbers phones;

	private final AddressRule addresses;

	/**
	 * Create a rule.
	 * @param phones what knows phones
	 * @param addresses what knows streets
	 */
	NumberRule(PhoneNumbers phones, AddressRule addresses) {
		this.phones = phones;
		this.addresses = addresses;
	}

	/**
	 * Check a word that begins with a digit.
	 * @param scan the scan
	 * @param at its first digit
	 * @param to its end
	 * @return where the scan goes on, or -1 if the word is no number
	 */
	int apply(Scan scan, int at, int to) {
		if (!scan.isStart(at)) {
			return -1;
		}
		if (hasLetters(scan, at, to)) {
			return this.addresses.houseWithLetter(scan, at);
		}
		NumberRun run = scan.run().read(at);
		if (run.count() == 1 && run.size(0) < SHORTEST) {
			return this.addresses.house(scan, at, run.to(0));
		}
		if (isBotToken(scan, run)) {
			return scan.replace(at, run.to(0) + 1 + BOT_SECRET, Label.API_KEY);
		}
		if (isId(scan, at, to) || scan.at(run.to(run.count() - 1)) == '@') {
			return to;
		}
		return walk(scan, run);
	}

	/**
	 * Whether there are letters other than the sign of an extension.
	 */
	private static boolean hasLetters(Scan scan, int from, int to) {
		for (int i = from; i < to; i++) {
			char c = scan.at(i);
			if (Ascii.isLetter(c) || c == '_') {
				return c != 'x' || to - i > 7 || i - from < SHORTEST;
			}
		}
		return false;
	}

	/**
	 * Number of a bot of Telegram, a colon, 35 characters.
	 */
	private static boolean isBotToken(Scan scan, NumberRun run) {
		int colon = run.to(0);
		if (scan.at(colon) != ':' || run.size(0) > 10 || !scan.startsWith("AA", colon + 1)) {
			return false;
		}
		int to = colon + 1;
		while (to - colon <= BOT_SECRET + 1 && Ascii.isName(scan.at(to))) {
			to++;
		}
		return to - colon == BOT_SECRET + 1;
	}

	private static boolean isId(Scan scan, int from, int to) {
		return to - from == 36 && IdShape.isUuid(scan.substring(from, to));
	}

	private int walk(Scan scan, NumberRun run) {
		boolean open = run.count() == NumberRun.MOST;
		int limit = (open) ? NumberRun.MOST - LOOK_AHEAD : run.count();
		int group = 0;
		while (group < limit) {
			if (run.isDate(group)) {
				group += 3;
			}
			else {
				int end = check(scan, run, group);
				if (end > 0) {
					return end;
				}
				group++;
			}
		}
		return run.to(Math.min(group, run.count()) - 1);
	}

	private int check(Scan scan, NumberRun run, int group) {
		int from = run.from(group);
		int groups = CardNumber.groups(scan, run, group);
		if (groups > 0) {
			return scan.replaceNumber(from, run.to(group + groups - 1), Label.CARD);
		}
		groups = NationalId.ssnGroups(scan, run, group);
		if (groups > 0) {
			return scan.replaceNumber(from, run.to(group + groups - 1), Label.SSN);
		}
		groups = IpAddress.groups(scan, run, group);
		if (groups > 0) {
			return scan.replace(from, run.to(group + groups - 1), Label.IP);
		}
		groups = NationalId.iinGroups(scan, run, group);
		if (groups > 0) {
			return scan.replaceNumber(from, run.to(group + groups - 1), Label.IIN);
		}
		groups = this.phones.groups(scan, run, group);
		if (groups > 0) {
			return PhoneNumbers.replace(scan, from, run.to(group + groups - 1));
		}
		return (run.size(group) < SHORTEST) ? this.addresses.house(scan, from, run.to(group)) : -1;
	}

}
