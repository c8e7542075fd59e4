package io.throughline.redaction;

import java.util.List;
import java.util.Set;

/**
 * Addresses of streets, from the number of the house on: its number before the street, as
 * in English and French, or behind it.
 */
final class AddressRule {

	// Lower-case words of English too.
	private static final Set<String> AMBIGUOUS = Set.of("via", "plaza", "largo", "camino");

	private static final int MOST_WORDS = 5;

	private static final int LONGEST_WORD = 24;

	private static final int LONGEST_NUMBER = 6;

	/**
	 * Check the number of a house with a letter.
	 * @param scan the scan
	 * @param at first digit
	 * @return the end of the address, or -1 if there is none
	 */
	int houseWithLetter(Scan scan, int at) {
		int to = at;
		while (to - at < LONGEST_NUMBER && Ascii.isDigit(scan.at(to))) {
			to++;
		}
		boolean suffix = Ascii.isLetter(scan.at(to)) && !Ascii.isName(scan.at(to + 1));
		return (suffix) ? house(scan, at, to + 1) : -1;
	}

	/**
	 * Check the number of a house.
	 * @param scan the scan
	 * @param from its begin
	 * @param to its end
	 * @return the end of the address, or -1 if there is none
	 */
	int house(Scan scan, int from, int to) {
		if (to - from > LONGEST_NUMBER) {
			return -1;
		}
		int end = endAhead(scan, from, to);
		if (end > 0) {
			return scan.replace(from, AddressTail.end(scan, end), Label.ADDRESS);
		}
		int begin = beginBehind(scan, from);
		return (begin >= 0) ? scan.replace(begin, AddressTail.end(scan, to), Label.ADDRESS) : -1;
	}

	private static int endAhead(Scan scan, int from, int to) {
		int i = to;
		if (scan.at(i) == ',') {
			i++;
		}
		if (scan.at(i) != ' ' || !Character.isLetterOrDigit(scan.at(i + 1))) {
			return -1;
		}
		boolean comma = i > to;
		boolean upper = true;
		for (int count = 0; count <= MOST_WORDS && scan.at(i) == ' '; count++) {
			int end = wordEnd(scan, i + 1);
			boolean capital = !Character.isLowerCase(scan.at(i + 1));
			String word = StreetWords.normalized(scan.substring(i + 1, end));
			if (count <= 1 && !capital && StreetWords.BEFORE_NAME.has(word)) {
				return typedEnd(scan, end);
			}
			if (comma || word.isEmpty() || (!capital && StreetWords.PLAIN.has(word))) {
				return -1;
			}
			upper &= capital;
			if (count > 0 && isSuffix(word, upper, count, to - from)) {
				return suffixEnd(scan, end);
			}
			i = end;
		}
		return -1;
	}

	/**
	 * Return the end of a street whose type stands before its name.
	 */
	private static int typedEnd(Scan scan, int from) {
		int i = from;
		for (int count = 0; count < MOST_WORDS && scan.at(i) == ' '; count++) {
			int end = wordEnd(scan, i + 1);
			if (Character.isUpperCase(scan.at(i + 1))) {
				return nameEnd(scan, end);
			}
			String word = scan.substring(i + 1, end);
			if (word.indexOf('\'') < 0 && word.indexOf('\u2019') < 0
					&& !StreetWords.PARTICLE.has(StreetWords.normalized(word))) {
				return -1;
			}
			if (word.length() > 2 && Character.isUpperCase(word.charAt(2))) {
				return nameEnd(scan, end);
			}
			i = end;
		}
		return -1;
	}

	private static boolean isSuffix(String word, boolean upper, int count, int digits) {
		if (StreetWords.STREET.has(word)) {
			return upper || count <= 2;
		}
		return upper && digits > 1 && StreetWords.SUFFIX.has(word);
	}

	private static int suffixEnd(Scan scan, int from) {
		int end = from;
		while (scan.at(end) == ' ') {
			int next = wordEnd(scan, end + 1);
			String word = StreetWords.normalized(scan.substring(end + 1, next));
			boolean further = Character.isUpperCase(scan.at(end + 1)) && (StreetWords.DIRECTION.has(word)
					|| StreetWords.STREET.has(word) || StreetWords.SUFFIX.has(word));
			if (!further) {
				return end;
			}
			end = next;
		}
		return end;
	}

	private static int nameEnd(Scan scan, int from) {
		int end = from;
		while (scan.at(end) == ' ' && end - from < 32) {
			int next = wordEnd(scan, end + 1);
			if (next == end + 1 || !Character.isUpperCase(scan.at(end + 1))) {
				return end;
			}
			end = next;
		}
		return end;
	}

	private static int beginBehind(Scan scan, int from) {
		int end = from - 1;
		if (scan.at(end) != ' ' && scan.at(end) != '.' && scan.at(end) != ',') {
			return -1;
		}
		boolean named = false;
		for (int count = 0; count <= MOST_WORDS; count++) {
			while ((scan.at(end - 1) == ' ' || scan.at(end - 1) == ',') && from - end < 128) {
				end--;
			}
			int begin = wordBegin(scan, end);
			if (begin == end || begin < scan.floor()) {
				return -1;
			}
			String word = StreetWords.normalized(scan.substring(begin, end));
			boolean capital = !Character.isLowerCase(scan.at(begin));
			if (named) {
				if (StreetWords.STARTER.has(word) && (capital || !AMBIGUOUS.contains(word))) {
					return begin;
				}
				if (!capital && !StreetWords.PARTICLE.has(word)) {
					return -1;
				}
			}
			else if (!StreetWords.GLUE.has(word)) {
				int closed = closedBegin(scan, begin, word, capital);
				if (closed >= 0 || (!capital && Ascii.isLower(word.charAt(0)))) {
					return closed;
				}
				named = true;
			}
			end = begin;
		}
		return -1;
	}

	private static int postBoxBegin(Scan scan, int from) {
		for (String post : List.of("P.O. ", "PO ", "P. O. ", "P.O ", "Post Office ")) {
			if (from - post.length() >= scan.floor() && scan.startsWith(post, from - post.length())) {
				return from - post.length();
			}
		}
		return -1;
	}

	/**
	 * Return the begin of a street whose name says by its end what it is.
	 */
	private static int closedBegin(Scan scan, int begin, String word, boolean capital) {
		if (capital && StreetWords.isCompound(word)) {
			return begin;
		}
		if (word.equals("box")) {
			return postBoxBegin(scan, begin);
		}
		return (StreetWords.CLOSER.has(word)) ? capitalBegin(scan, begin) : -1;
	}

	private static int capitalBegin(Scan scan, int from) {
		int begin = from;
		int found = -1;
		for (int count = 0; count < 3 && scan.at(begin - 1) == ' '; count++) {
			int next = wordBegin(scan, begin - 1);
			if (next == begin - 1 || next < scan.floor() || !Character.isUpperCase(scan.at(next))) {
				return found;
			}
			begin = next;
			found = begin;
		}
		return found;
	}

	static int wordEnd(Scan scan, int from) {
		int to = from;
		while (to - from < LONGEST_WORD && isWord(scan.at(to))) {
			to++;
		}
		return (to > from && scan.at(to) == '.' && to - from < 5) ? to + 1 : to;
	}

	private static int wordBegin(Scan scan, int end) {
		int from = end;
		if (scan.at(from - 1) == '.') {
			from--;
		}
		while (end - from < LONGEST_WORD && isWord(scan.at(from - 1)) && !scan.isEscape(from - 1)) {
			from--;
		}
		return (from < end && isWord(scan.at(from))) ? from : end;
	}

	private static boolean isWord(char c) {
		return Character.isLetterOrDigit(c) || c == '\'' || c == '\u2019' || c == '-';
	}

}
