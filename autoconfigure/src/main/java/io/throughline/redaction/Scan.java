package io.throughline.redaction;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One walk over a text: what is read, what was replaced so far, what was found.
 */
final class Scan {

	static final String ARMOUR_END = "-----END ";

	private static final char NONE = '\0';

	private static final int LONGEST_LABEL = 64;

	private final String source;

	private final char[] text;

	private final Set<String> labels;

	private final RedactionCounts found = new RedactionCounts();

	private final JsonPosition json;

	private final NumberRun run = new NumberRun(this);

	private @Nullable StringBuilder out;

	private int copied;

	private int seen;

	private int phoneBudget = 400;

	private int armourEnd;

	Scan(String source, Set<String> labels) {
		this.source = source;
		this.text = source.toCharArray();
		this.labels = labels;
		this.json = new JsonPosition(this);
	}

	int length() {
		return this.text.length;
	}

	/**
	 * Return a character.
	 * @param index any index
	 * @return the character, NUL outside of the text
	 */
	char at(int index) {
		return (index >= 0 && index < this.text.length) ? this.text[index] : NONE;
	}

	char[] text() {
		return this.text;
	}

	String substring(int from, int to) {
		return new String(this.text, from, to - from);
	}

	boolean startsWith(String prefix, int at) {
		return this.source.startsWith(prefix, at);
	}

	/**
	 * Return where the next end of a private key or certificate stands.
	 * @param from where to look from
	 * @return the index, or -1 if there is none
	 */
	int nextArmourEnd(int from) {
		if (this.armourEnd >= 0 && this.armourEnd < from) {
			this.armourEnd = this.source.indexOf(ARMOUR_END, from);
		}
		return this.armourEnd;
	}

	/**
	 * Return where what may still be replaced begins.
	 * @return the end of the last replacement
	 */
	int floor() {
		return this.copied;
	}

	/**
	 * Return where words begin that no rule has looked at.
	 * @return the end of the last word
	 */
	int seen() {
		return this.seen;
	}

	int see(int end) {
		this.seen = end;
		return end;
	}

	NumberRun run() {
		return this.run;
	}

	/**
	 * Whether a number or a word may begin here: no letter, digit or underscore stands
	 * before it, but the letter of an escaped line break may.
	 * @param at the index
	 * @return whether it may
	 */
	boolean isStart(int at) {
		char before = at(at - 1);
		return !Ascii.isAlphanumeric(before) && before != '_' || isEscape(at - 1);
	}

	/**
	 * Whether this is the letter of an escape such as {@code \n} as JSON has it.
	 * @param at the index
	 * @return whether it is
	 */
	boolean isEscape(int at) {
		char letter = at(at);
		return (letter == 'n' || letter == 't' || letter == 'r') && at(at - 1) == '\\';
	}

	/**
	 * Return the end of a label that a redaction has left here.
	 * @param at the index
	 * @return its end, or -1 if there is none
	 */
	int labelEnd(int at) {
		if (at(at) != '[') {
			return -1;
		}
		for (int i = at + 1; i < this.text.length && i - at <= LONGEST_LABEL; i++) {
			if (this.text[i] == ']') {
				return this.labels.contains(substring(at + 1, i)) ? i + 1 : -1;
			}
		}
		return -1;
	}

	/**
	 * Replace a piece of the text.
	 * @param from its begin, not before {@link #floor()}
	 * @param to its end
	 * @param label what it is
	 * @return its end
	 */
	int replace(int from, int to, String label) {
		return replace(from, to, label, "");
	}

	/**
	 * Replace a number that may stand bare in JSON, where a text has to have quotes.
	 * @param from its begin
	 * @param to its end
	 * @param label what it is
	 * @return its end
	 */
	int replaceNumber(int from, int to, String label) {
		return replace(from, to, label, this.json.quotes(from, to));
	}

	int replace(int from, int to, String label, String quotes) {
		if (this.out == null) {
			this.out = new StringBuilder(this.text.length + 16);
		}
		this.out.append(this.text, this.copied, from - this.copied).append(quotes);
		this.out.append('[').append(label).append(']').append(quotes);
		this.copied = to;
		this.found.add(label);
		return to;
	}

	/**
	 * Whether one more number may be shown to the library of phone numbers, which is
	 * slow.
	 * @return whether it may
	 */
	boolean mayAskForPhone() {
		return this.phoneBudget-- > 0;
	}

	String finish(RedactionCounts total) {
		total.addAll(this.found);
		if (this.out == null) {
			return this.source;
		}
		return this.out.append(this.text, this.copied, this.text.length - this.copied).toString();
	}

}
