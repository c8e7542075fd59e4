package io.throughline.redaction;

import java.util.Locale;
import java.util.Set;

/**
 * The value behind a secret's name.
 */
final class SecretValue {

	private static final Set<String> NOTHING = Set.of("null", "none", "nil", "true", "false", "undefined", "yes", "no",
			"required", "optional", "string", "empty", "unset", "n/a");

	private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "apikey", "key", "ssws", "negotiate",
			"bot", "splunk", "genie");

	// Schemes with a list of values.
	private static final Set<String> LISTS = Set.of("digest", "aws4-hmac-sha256", "hawk", "oauth");

	private static final int SHORTEST_KEY = 10;

	private static final int WINDOW = 128;

	private final Scan scan;

	private final SecretNames name;

	private final int sign;

	private int from;

	private int to;

	private boolean inJson;

	private boolean whole;

	private boolean inQuotes;

	SecretValue(Scan scan, SecretNames name, int sign) {
		this.scan = scan;
		this.name = name;
		this.sign = sign;
	}

	/**
	 * Replace what stands behind the sign.
	 * @param nameQuote quote that closes the name, as JSON needs it around a text
	 * @return the end of the value, or the sign's index if there is no secret
	 */
	int replaceAfterSign(String nameQuote) {
		this.from = this.sign + 1;
		while ((isFiller(this.scan.at(this.from))) && this.from - this.sign < 8) {
			this.from++;
		}
		int backslashes = this.from;
		while (this.scan.at(this.from) == '\\' && this.from - backslashes < 8) {
			this.from++;
		}
		char quote = this.scan.at(this.from);
		if (quote == '"' || quote == '\'' || quote == '`') {
			return quoted(quote, this.from - backslashes);
		}
		this.from = backslashes;
		return bare(nameQuote);
	}

	/**
	 * Replace the text of an element.
	 * @return the end of the text, or the sign's index if there is no secret
	 */
	int replaceText() {
		this.from = this.sign + 1;
		return replaceUntil('<');
	}

	private int replaceUntil(char end) {
		this.to = this.from;
		while (this.scan.at(this.to) >= ' ' && this.scan.at(this.to) != end && this.scan.at(this.to) != '\\') {
			this.to++;
		}
		return replace("", true);
	}

	private static boolean isFiller(char c) {
		return c == ' ' || c == '\t' || c == '*' || c == '=' || c == '>';
	}

	private int quoted(char quote, int backslashes) {
		this.inQuotes = true;
		this.from++;
		this.to = this.from;
		int run = 0;
		int period = 2 * (backslashes + 1);
		for (; this.to < this.scan.length(); this.to++) {
			char c = this.scan.at(this.to);
			if (c == quote && run % period == backslashes) {
				this.to -= backslashes;
				break;
			}
			run = (c == '\\') ? run + 1 : 0;
		}
		return replace("", true);
	}

	private int bare(String nameQuote) {
		this.to = this.from;
		if (this.name == SecretNames.CREDENTIAL) {
			skipScheme();
		}
		this.inJson = !nameQuote.isEmpty();
		if (this.whole || this.name == SecretNames.COOKIE) {
			return replaceUntil((this.whole) ? '\n' : '"');
		}
		extend(this.from + WINDOW);
		while (this.to > this.from && ",;.)".indexOf(this.scan.at(this.to - 1)) >= 0) {
			this.to--;
		}
		return replace(nameQuote, this.scan.at(this.sign) != ':' || !isFollowedByWord());
	}

	private void extend(int limit) {
		int end = Math.min(limit, this.scan.length());
		while (this.to < end && !endsBare(this.to)) {
			this.to++;
		}
	}

	private void skipScheme() {
		while (this.to - this.from < 20 && Ascii.isName(this.scan.at(this.to))) {
			this.to++;
		}
		String scheme = this.scan.substring(this.from, this.to).toLowerCase(Locale.ROOT);
		if (this.scan.at(this.to) == ' ' && (SCHEMES.contains(scheme) || LISTS.contains(scheme))) {
			this.from = this.to + 1;
			this.whole = LISTS.contains(scheme);
		}
		this.to = this.from;
	}

	private boolean endsBare(int at) {
		char c = this.scan.at(at);
		if (Ascii.isSpace(c) || c == '"' || c == '\'' || c == '`' || c == '<' || c == '&' || c == '\\') {
			return true;
		}
		if (c == ',' || c == ';' || c == '}' || c == ']' || c == '|') {
			return this.inJson || !Ascii.isAlphanumeric(this.scan.at(at + 1)) || isName(at + 1);
		}
		return false;
	}

	/**
	 * Whether a further name with its sign follows.
	 */
	private boolean isName(int at) {
		int i = at;
		while (i - at < 32 && Ascii.isToken(this.scan.at(i))) {
			i++;
		}
		return this.scan.at(i) == '=' || this.scan.at(i) == ':';
	}

	private boolean isFollowedByWord() {
		return this.scan.at(this.to) == ' ' && Character.isLetter(this.scan.at(this.to + 1));
	}

	private int replace(String quotes, boolean alone) {
		if (this.to <= this.from || this.scan.labelEnd(this.from) >= 0 || !isSecret(alone)) {
			return this.sign;
		}
		if (this.to - this.from == WINDOW) {
			extend(this.scan.length());
		}
		return this.scan.replace(this.from, this.to, this.name.label(), quotes);
	}

	private boolean isSecret(boolean alone) {
		String value = this.scan.substring(this.from, Math.min(this.to, this.from + WINDOW));
		if (isNothing(value) || (!this.inQuotes && isNested(value)) || isPlaceholder(value)) {
			return false;
		}
		if (!this.name.isSure()) {
			return value.length() >= SHORTEST_KEY && looksRandom(value) && !IdShape.isUuid(value);
		}
		boolean isCount = this.name == SecretNames.KEY && value.length() < SHORTEST_KEY && isNumber(value);
		return !isCount && (alone || !isWord(value));
	}

	private static boolean isNothing(String value) {
		return value.length() < SHORTEST_KEY && NOTHING.contains(value.toLowerCase(Locale.ROOT));
	}

	/**
	 * An object or a list has members of its own.
	 */
	private static boolean isNested(String value) {
		return value.charAt(0) == '{' || value.charAt(0) == '[';
	}

	private static boolean isPlaceholder(String value) {
		char first = value.charAt(0);
		return value.startsWith("${") || value.startsWith("{{") || value.equals("%s")
				|| (first == '<' && value.endsWith(">"))
				|| value.chars().allMatch((c) -> c == first && !Character.isLetterOrDigit(c));
	}

	private static boolean looksRandom(String value) {
		boolean digit = false;
		boolean letter = false;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			digit |= Ascii.isDigit(c);
			letter |= Ascii.isLetter(c);
			if (Ascii.isSpace(c)) {
				return false;
			}
		}
		return digit && letter;
	}

	private static boolean isNumber(String value) {
		return value.chars().allMatch((c) -> (c >= '0' && c <= '9') || c == '.');
	}

	private static boolean isWord(String value) {
		return value.chars().skip(1).allMatch(Character::isLowerCase) && Character.isLetter(value.charAt(0));
	}

}
