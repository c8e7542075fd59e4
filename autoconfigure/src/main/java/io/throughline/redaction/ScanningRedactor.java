package io.throughline.redaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Walks once over a text. Most characters cost one look into a table; at the few others a
 * rule looks at what stands around them.
 */
final class ScanningRedactor implements Redactor {

	static final String CUT = " [cut]";

	// How far back a cut may move to end between two words.
	private static final int CUT_WINDOW = 256;

	private static final int MOST_PASSES = 4;

	private final @Nullable Rule[] rules = new Rule[128];

	private final Set<String> labels = new HashSet<>(Label.ALL);

	private final List<CustomPattern> patterns = new ArrayList<>();

	private final int maxLength;

	private final long nanos;

	private final LongSupplier nanoTime;

	/**
	 * Create a redactor.
	 * @param rules the rules and the characters at which they look
	 * @param patterns patterns of the user, which come first
	 * @param maxLength characters of the longest text that is not cut
	 * @param nanos time for one text
	 * @param nanoTime the clock
	 */
	ScanningRedactor(Map<String, Rule> rules, List<CustomPattern> patterns, int maxLength, long nanos,
			LongSupplier nanoTime) {
		rules.forEach((characters, rule) -> characters.chars().forEach((c) -> this.rules[c] = rule));
		this.patterns.addAll(patterns);
		patterns.forEach((pattern) -> this.labels.add(pattern.name()));
		this.maxLength = maxLength;
		this.nanos = nanos;
		this.nanoTime = nanoTime;
	}

	@Override
	public String redact(String text, RedactionCounts found) {
		RedactionCounts counts = new RedactionCounts();
		try {
			String safe = cut(text);
			Budget budget = new Budget(safe.length(), this.nanos, this.nanoTime);
			String before;
			int passes = 0;
			do {
				before = safe;
				safe = pass(before, budget, counts);
			}
			// What was replaced may bring to light what it stood beside.
			while (!safe.equals(before) && ++passes < MOST_PASSES);
			found.addAll(counts);
			return safe;
		}
		catch (RuntimeException | StackOverflowError ex) {
			found.failed(ex);
			return FAILED;
		}
	}

	private String pass(String text, Budget budget, RedactionCounts counts) {
		String left = text;
		for (CustomPattern pattern : this.patterns) {
			left = pattern.redact(left, this.labels, budget, counts);
		}
		Scan scan = new Scan(left, this.labels);
		walk(scan, budget);
		return cut(scan.finish(counts));
	}

	private void walk(Scan scan, Budget budget) {
		char[] text = scan.text();
		@Nullable Rule[] rules = this.rules;
		int i = 0;
		while (i < text.length) {
			char c = text[i];
			Rule rule = (c < 128) ? rules[c] : null;
			if (rule == null) {
				i++;
			}
			else {
				budget.step();
				i = Math.max(i + 1, rule.apply(scan, i));
			}
		}
	}

	/**
	 * Cut a text that is too long, between two words so that nothing is left half.
	 */
	private String cut(String text) {
		if (text.length() <= this.maxLength) {
			return text;
		}
		int end = this.maxLength - CUT.length();
		int lowest = Math.max(0, end - CUT_WINDOW);
		int space = end;
		while (space > lowest && !endsWord(text, space)) {
			space--;
		}
		return text.substring(0, (space > lowest) ? space : lowest) + CUT;
	}

	private static boolean endsWord(String text, int at) {
		char before = text.charAt(at - 1);
		return Ascii.isSpace(text.charAt(at)) && !Ascii.isDigit(before) && !Ascii.isSpace(before);
	}

}
