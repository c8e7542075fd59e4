package io.throughline.redaction;

/**
 * National numbers of people: social security of the USA, individual identification of
 * Kazakhstan.
 */
final class NationalId {

	private static final int[] DAYS = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	private NationalId() {
	}

	/**
	 * Return how many groups a number of social security takes.
	 * @param scan the scan
	 * @param run the groups
	 * @param first the first group
	 * @return the groups, 0 if there is no such number
	 */
	static int ssnGroups(Scan scan, NumberRun run, int first) {
		boolean grouped = run.hasSizes(first, 3, 2, 4) && run.isPartedBy(first, first + 3, "- .\u2011\u2013");
		boolean bare = run.size(first) == 9;
		if (!(grouped || bare)) {
			return 0;
		}
		int groups = (grouped) ? 3 : 1;
		String digits = run.digits(first, first + groups);
		boolean sure = grouped && run.gap(first) != ' ' && run.gap(first) != '.';
		return (isSsn(digits) && (sure || run.follows(Words.SSN))) ? groups : 0;
	}

	private static boolean isSsn(String digits) {
		int area = Integer.parseInt(digits.substring(0, 3));
		return area != 0 && area != 666 && area < 900 && !digits.startsWith("00", 3) && !digits.startsWith("0000", 5);
	}

	/**
	 * Return how many groups an individual identification number takes.
	 * @param scan the scan
	 * @param run the groups
	 * @param first the first group
	 * @return the groups, 0 if there is no such number
	 */
	static int iinGroups(Scan scan, NumberRun run, int first) {
		int groups = (run.size(first) == 12) ? 1 : (run.hasSizes(first, 6, 6) && run.gap(first) == ' ') ? 2 : 0;
		if (groups == 0 || !isIin(run.digits(first, first + groups))) {
			return 0;
		}
		boolean named = run.follows(Words.IIN);
		boolean alone = groups == 1 && !Words.ID.areRightBefore(scan, run.from(first));
		return (named || alone) ? groups : 0;
	}

	private static boolean isIin(String digits) {
		int month = Integer.parseInt(digits.substring(2, 4));
		int day = Integer.parseInt(digits.substring(4, 6));
		char century = digits.charAt(6);
		if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1] || century < '1' || century > '6') {
			return false;
		}
		int check = weighted(digits, 1);
		if (check == 10) {
			check = weighted(digits, 3);
		}
		return check == digits.charAt(11) - '0';
	}

	private static int weighted(String digits, int firstWeight) {
		int sum = 0;
		for (int i = 0; i < 11; i++) {
			sum += (digits.charAt(i) - '0') * ((i + firstWeight - 1) % 11 + 1);
		}
		return sum % 11;
	}

}
