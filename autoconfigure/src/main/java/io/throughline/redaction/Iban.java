package io.throughline.redaction;

import java.util.HashMap;
import java.util.Map;

/**
 * Account numbers of ISO 13616: the length of the country and two check digits.
 */
final class Iban {

	private static final int LONGEST = 34;

	private static final Map<String, Integer> LENGTHS = lengths();

	private Iban() {
	}

	/**
	 * Return the end of a number, in one piece or in groups.
	 * @param scan the scan
	 * @param at where a word begins
	 * @return the end of the number that begins there, or -1 if none does
	 */
	static int end(Scan scan, int at) {
		if (!Ascii.isUpper(scan.at(at)) || !Ascii.isUpper(scan.at(at + 1)) || !Ascii.isDigit(scan.at(at + 2))
				|| !Ascii.isDigit(scan.at(at + 3)) || !scan.isStart(at)) {
			return -1;
		}
		Integer length = LENGTHS.get(scan.substring(at, at + 2));
		return (length != null) ? end(scan, at, length) : -1;
	}

	private static int end(Scan scan, int at, int length) {
		char[] number = new char[LONGEST];
		int count = 0;
		int i = at;
		for (; count < length; i++) {
			char c = scan.at(i);
			if (Ascii.isDigit(c) || Ascii.isUpper(c)) {
				number[count++] = c;
			}
			else if (!isGap(c) || !Ascii.isAlphanumeric(scan.at(i + 1))) {
				return -1;
			}
		}
		boolean bounded = !Ascii.isAlphanumeric(scan.at(i)) && scan.at(i) != '_';
		return (bounded && isValid(number, length)) ? i : -1;
	}

	private static boolean isGap(char c) {
		return c == ' ' || c == '-' || c == '\u00a0' || c == '.';
	}

	private static boolean isValid(char[] number, int length) {
		int remainder = 0;
		for (int i = 0; i < length; i++) {
			int value = Character.digit(number[(i + 4) % length], 36);
			remainder = ((value > 9) ? remainder * 100 + value : remainder * 10 + value) % 97;
		}
		return remainder == 1;
	}

	private static Map<String, Integer> lengths() {
		String registry = """
				AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20
				EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30
				KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23
				PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26
				UA29 VA22 VG24 XK20 YE30
				""";
		Map<String, Integer> lengths = new HashMap<>();
		for (String country : registry.strip().split("\\s+")) {
			lengths.put(country.substring(0, 2), Integer.valueOf(country.substring(2)));
		}
		return Map.copyOf(lengths);
	}

}
