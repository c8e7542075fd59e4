package io.throughline.redaction;

/**
 * Groups of digits that stand together, parted by spaces, hyphens, dots, slashes and
 * brackets. One is read again and again.
 */
final class NumberRun {

	static final int MOST = 12;

	private static final int LONGEST_GAP = 3;

	private final Scan scan;

	private final int[] from = new int[MOST];

	private final int[] to = new int[MOST];

	private int count;

	private int asked;

	private int answers;

	NumberRun(Scan scan) {
		this.scan = scan;
	}

	NumberRun read(int start) {
		this.count = 0;
		this.asked = 0;
		int i = start;
		while (this.count < MOST && Ascii.isDigit(this.scan.at(i))) {
			int end = i;
			while (Ascii.isDigit(this.scan.at(end))) {
				end++;
			}
			if (this.count > 0 && !isBounded(end)) {
				break;
			}
			this.from[this.count] = i;
			this.to[this.count++] = end;
			i = afterGap(end);
		}
		return this;
	}

	private int afterGap(int end) {
		int i = end;
		while (i - end < LONGEST_GAP && isGap(this.scan.at(i))) {
			i++;
		}
		return (i > end) ? i : this.scan.length();
	}

	private static boolean isGap(char c) {
		return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || c == '\u00a0' || c == '\u2011'
				|| c == '\u2013' || c == '\u202f';
	}

	/**
	 * Whether nothing that belongs to a word follows, but the sign of an extension may.
	 * @param end end of a group
	 * @return whether the group ends there
	 */
	boolean isBounded(int end) {
		char next = this.scan.at(end);
		if (next == 'x' && Ascii.isDigit(this.scan.at(end + 1))) {
			return true;
		}
		return !Ascii.isAlphanumeric(next) && next != '_';
	}

	/**
	 * Whether one of the words stands shortly before the groups.
	 * @param words the words
	 * @return whether it does
	 */
	boolean follows(Words words) {
		int bit = 1 << words.ordinal();
		if ((this.asked & bit) == 0) {
			this.asked |= bit;
			this.answers = words.areBefore(this.scan, this.from[0]) ? this.answers | bit : this.answers & ~bit;
		}
		return (this.answers & bit) != 0;
	}

	int count() {
		return this.count;
	}

	int from(int group) {
		return this.from[group];
	}

	int to(int group) {
		return this.to[group];
	}

	int size(int group) {
		return this.to[group] - this.from[group];
	}

	/**
	 * Return the only character between a group and the next one.
	 * @param group the group
	 * @return the character, or NUL if there are more
	 */
	char gap(int group) {
		boolean one = group + 1 < this.count && this.from[group + 1] == this.to[group] + 1;
		return (one) ? this.scan.at(this.to[group]) : '\0';
	}

	/**
	 * Whether the same single character parts all groups.
	 * @param first the first group
	 * @param end behind the last group
	 * @param gaps characters that may part them
	 * @return whether it does
	 */
	boolean isPartedBy(int first, int end, String gaps) {
		for (int group = first; group < end - 1; group++) {
			char gap = gap(group);
			if (gap == '\0' || gap != gap(first) || gaps.indexOf(gap) < 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether groups have these sizes.
	 * @param first the first group
	 * @param sizes the sizes
	 * @return whether they have
	 */
	boolean hasSizes(int first, int... sizes) {
		if (first + sizes.length > this.count) {
			return false;
		}
		for (int i = 0; i < sizes.length; i++) {
			if (size(first + i) != sizes[i]) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether three groups are a day.
	 * @param first the first group
	 * @return whether they are
	 */
	boolean isDate(int first) {
		if (first + 3 > this.count || !isPartedBy(first, first + 3, "-./ ")) {
			return false;
		}
		boolean bigFirst = size(first) == 4 && size(first + 1) <= 2 && size(first + 2) <= 2;
		boolean bigLast = size(first) <= 2 && size(first + 1) <= 2 && size(first + 2) == 4;
		int year = number((bigFirst) ? first : first + 2);
		return (bigFirst || bigLast) && year >= 1900 && year <= 2100;
	}

	/**
	 * Return the digits of groups.
	 * @param first the first group
	 * @param end behind the last group
	 * @return the digits
	 */
	String digits(int first, int end) {
		StringBuilder digits = new StringBuilder(24);
		for (int group = first; group < end; group++) {
			digits.append(this.scan.text(), this.from[group], size(group));
		}
		return digits.toString();
	}

	int number(int group) {
		int number = 0;
		for (int i = this.from[group]; i < this.to[group] && i - this.from[group] < 9; i++) {
			number = number * 10 + (this.scan.at(i) - '0');
		}
		return number;
	}

}
