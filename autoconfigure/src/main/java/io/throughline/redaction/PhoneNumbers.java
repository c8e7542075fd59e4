package io.throughline.redaction;

import java.util.List;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Numbers of phones: international ones, those printed as one does in North America,
 * those with a trunk prefix, and others where a word says that it is a phone.
 */
final class PhoneNumbers {

	private static final List<String> EXTENSIONS = List.of("extension", "ext.", "ext", "x", "доб.", "вн.");

	private static final int FEWEST = 7;

	private static final int MOST = 15;

	private static final int MOST_GROUPS = 7;

	private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

	private final List<String> regions;

	PhoneNumbers(List<String> regions) {
		this.regions = List.copyOf(regions);
	}

	/**
	 * Return how many groups a number takes.
	 * @param scan the scan
	 * @param run the groups
	 * @param first the first group
	 * @return the groups, 0 if there is no phone
	 */
	int groups(Scan scan, NumberRun run, int first) {
		int american = american(scan, run, first);
		if (american > 0) {
			return american;
		}
		int digits = 0;
		int end = first;
		while (end < run.count() && end - first < MOST_GROUPS && digits + run.size(end) <= MOST
				&& (end == first || !isBreak(run, end - 1))) {
			digits += run.size(end++);
		}
		boolean named = digits >= FEWEST && run.follows(Words.PHONE);
		for (; end > first && digits >= FEWEST; end--) {
			if (run.isBounded(run.to(end - 1)) && isPhone(scan, run, first, end, named)) {
				return end - first;
			}
			digits -= run.size(end - 1);
		}
		return 0;
	}

	private static boolean isBreak(NumberRun run, int group) {
		return run.from(group + 1) - run.to(group) > 3;
	}

	/**
	 * Three, three and four digits, perhaps behind a 1.
	 */
	private static int american(Scan scan, NumberRun run, int first) {
		boolean country = (run.size(first) == 1 || run.size(first) == 3) && run.number(first) == 1;
		int area = (country) ? first + 1 : first;
		if (!run.hasSizes(area, 3, 3, 4) || (run.size(first) == 1 && !country)) {
			return 0;
		}
		char gap = run.gap(area);
		boolean bracket = scan.at(run.to(area)) == ')';
		boolean even = gap == run.gap(area + 1) && gap != '\0' && gap != '/';
		boolean end = run.gap(area + 2) != '-' && run.gap(area + 2) != '.';
		return ((bracket || even || gap == ' ' || gap == '/') && end) ? area + 3 - first : 0;
	}

	private boolean isPhone(Scan scan, NumberRun run, int first, int end, boolean named) {
		String digits = run.digits(first, end);
		char lead = scan.at(run.from(first) - 1);
		boolean plus = lead == '+' || (lead == '(' && scan.at(run.from(first) - 2) == '+');
		boolean parted = end - first > 1;
		if (plus || digits.startsWith("00")) {
			String international = "+" + ((plus) ? digits : digits.substring(2));
			return (plus || parted || named) && digits.length() >= 8
					&& ask(scan, international, "ZZ", named || (plus && parted));
		}
		if (looksLikeOther(scan, run, first, end) || (!named && goesOn(run, end))) {
			return false;
		}
		if (named) {
			return isNamed(scan, run, first, digits, parted);
		}
		boolean trunk = digits.charAt(0) == '0' || (digits.charAt(0) == '8' && digits.length() == 11);
		boolean inside = Ascii.isDigit(scan.at(run.from(first) - 2));
		return parted && trunk && !inside && hasLongGroups(run, first, end) && !run.isPartedBy(first, end, "./")
				&& isKnown(scan, digits, false);
	}

	private boolean isPossible(PhoneNumber number) {
		ValidationResult result = this.library.isPossibleNumberWithReason(number);
		return result == ValidationResult.IS_POSSIBLE || result == ValidationResult.IS_POSSIBLE_LOCAL_ONLY;
	}

	private static boolean goesOn(NumberRun run, int end) {
		char gap = run.gap(end - 1);
		return gap == '-' || gap == '.';
	}

	private static boolean hasLongGroups(NumberRun run, int first, int end) {
		for (int group = first + 1; group < end; group++) {
			if (run.size(group) < 2) {
				return false;
			}
		}
		return run.size(first) > 1 || run.size(first + 1) > 2;
	}

	private boolean isNamed(Scan scan, NumberRun run, int first, String digits, boolean parted) {
		if (!parted && Words.ID.areRightBefore(scan, run.from(first))) {
			return false;
		}
		return (parted && digits.length() >= 9) || isKnown(scan, digits, true);
	}

	private boolean isKnown(Scan scan, String digits, boolean possible) {
		return this.regions.stream().anyMatch((region) -> ask(scan, digits, region, possible));
	}

	private boolean ask(Scan scan, String number, String region, boolean possible) {
		if (!scan.mayAskForPhone()) {
			return true;
		}
		try {
			PhoneNumber parsed = this.library.parse(number, region);
			return this.library.isValidNumber(parsed) || (possible && isPossible(parsed));
		}
		catch (NumberParseException ex) {
			return false;
		}
	}

	/**
	 * Whether the groups are a part of something, an amount, a moment or a version.
	 */
	private static boolean looksLikeOther(Scan scan, NumberRun run, int first, int end) {
		boolean moment = end - first == 1 && scan.at(run.from(first)) == '1' && run.size(first) != 11;
		boolean decimal = end - first == 2 && run.gap(first) == '.';
		char before = scan.at(run.from(first) - 1);
		return moment || decimal || (before != '\0' && ".,$-#/".indexOf(before) >= 0);
	}

	/**
	 * Replace a number with its plus, its bracket and its extension.
	 * @param scan the scan
	 * @param from first digit
	 * @param to behind the last digit
	 * @return where the scan goes on
	 */
	static int replace(Scan scan, int from, int to) {
		int begin = from;
		boolean bracket = scan.substring(from, to).indexOf(')') >= 0;
		if (bracket && scan.at(begin - 1) == '(') {
			begin--;
		}
		if (scan.at(begin - 1) == '+') {
			begin--;
		}
		return scan.replaceNumber(begin, extensionEnd(scan, to), Label.PHONE);
	}

	private static int extensionEnd(Scan scan, int end) {
		int i = (scan.at(end) == ' ' || scan.at(end) == ',') ? end + 1 : end;
		i += (scan.at(i) == ' ') ? 1 : 0;
		int sign = i;
		for (String word : EXTENSIONS) {
			if (sign == i && scan.startsWith(word, i)) {
				i += word.length();
			}
		}
		int digits = (scan.at(i) == ' ') ? i + 1 : i;
		int to = digits;
		while (to - digits < 6 && Ascii.isDigit(scan.at(to))) {
			to++;
		}
		return (i > sign && to > digits && !Ascii.isAlphanumeric(scan.at(to))) ? to : end;
	}

}
