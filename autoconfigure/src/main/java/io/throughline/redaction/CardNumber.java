package io.throughline.redaction;

/**
 * Numbers of payment cards: grouped as they are printed, or in one piece; the prefix and
 * the length of a network; Luhn's check digit.
 */
final class CardNumber {

	private static final int SHORTEST = 12;

	private static final int LONGEST = 19;

	private static final int[][] PRINTED = { { 4, 4, 4, 4, 3 }, { 4, 4, 4, 4 }, { 4, 6, 5 }, { 4, 6, 4 },
			{ 4, 4, 4, 1 }, { 4, 4, 4, 3 }, { 4, 4, 4, 2 }, { 4, 4, 4 } };

	private CardNumber() {
	}

	/**
	 * Return how many groups a card's number takes.
	 * @param scan the scan
	 * @param run the groups
	 * @param first the first group
	 * @return the groups, 0 if there is no card
	 */
	static int groups(Scan scan, NumberRun run, int first) {
		int size = run.size(first);
		if (size >= SHORTEST && size <= LONGEST) {
			return (run.isBounded(run.to(first)) && isCard(scan, run, first, first + 1)) ? 1 : 0;
		}
		for (int[] sizes : PRINTED) {
			int end = first + sizes.length;
			if (run.hasSizes(first, sizes) && run.isPartedBy(first, end, " -.\u00a0")
					&& isCard(scan, run, first, end)) {
				return sizes.length;
			}
		}
		return 0;
	}

	private static boolean isCard(Scan scan, NumberRun run, int first, int end) {
		String digits = run.digits(first, end);
		if (!isLuhn(digits)) {
			return false;
		}
		int from = run.from(first);
		boolean named = run.follows(Words.CARD) || Words.CARD.areAfter(scan, run.to(end - 1));
		if (named) {
			return isNetwork(digits) || isRareNetwork(digits);
		}
		boolean id = end - first == 1 && (scan.at(from - 1) == '/' || Words.ID.areRightBefore(scan, from));
		return isNetwork(digits) && !id;
	}

	static boolean isLuhn(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int weighted = (i % 2 == 0) ? digit : digit * 2;
			sum += (weighted > 9) ? weighted - 9 : weighted;
		}
		return sum % 10 == 0;
	}

	private static boolean isNetwork(String digits) {
		int two = Integer.parseInt(digits.substring(0, 2));
		int four = Integer.parseInt(digits.substring(0, 4));
		return switch (digits.length()) {
			case 14 -> two == 36 || two == 38 || two == 39 || (four >= 3000 && four < 3060) || four / 10 == 309;
			case 15 -> two == 34 || two == 37;
			case 16 -> isSixteen(two, four);
			default -> false;
		};
	}

	private static boolean isSixteen(int two, int four) {
		return two / 10 == 4 || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) || four == 6011 || two == 65
				|| (four >= 6440 && four < 6500) || (four >= 3528 && four <= 3589) || two == 62
				|| (four >= 2200 && four <= 2204);
	}

	/**
	 * Networks whose numbers are like many others: only where a word names a card.
	 */
	private static boolean isRareNetwork(String digits) {
		int two = Integer.parseInt(digits.substring(0, 2));
		int four = Integer.parseInt(digits.substring(0, 4));
		return two / 10 == 4 || two == 50 || two / 10 == 6 || (two >= 56 && two <= 58) || four == 2131 || four == 1800
				|| four == 9792 || two == 81 || two == 82 || two == 36 || two == 35 || two == 30;
	}

}
