package io.throughline.redaction;

import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * A pattern of the user, run by an engine that is linear in the length of the text.
 *
 * @param name what stands in the brackets
 * @param pattern the pattern
 */
record CustomPattern(String name, Pattern pattern) {

	private static final Pattern LABEL = Pattern.compile("\\[([^\\[\\]]{1,64})\\]");

	String redact(String text, Set<String> labels, Budget budget, RedactionCounts counts) {
		Matcher matcher = this.pattern.matcher(new TimedText(text, 0, text.length(), budget));
		Matcher label = LABEL.matcher(text);
		StringBuilder out = null;
		int copied = 0;
		int labelFrom = -1;
		int labelTo = -1;
		for (boolean isFound = matcher.find(); isFound; isFound = matcher.find()) {
			if (matcher.end() > matcher.start()) {
				while (labelTo <= matcher.start() && labelTo < text.length()) {
					boolean more = nextLabel(label, labels);
					labelFrom = (more) ? label.start() : text.length();
					labelTo = (more) ? label.end() : text.length();
				}
				if (labelFrom >= matcher.end()) {
					out = (out != null) ? out : new StringBuilder(text.length());
					out.append(text, copied, matcher.start()).append('[').append(this.name).append(']');
					copied = matcher.end();
					counts.add(this.name);
				}
			}
		}
		return (out != null) ? out.append(text, copied, text.length()).toString() : text;
	}

	private static boolean nextLabel(Matcher label, Set<String> labels) {
		while (label.find()) {
			if (labels.contains(label.group(1))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Lets each look at a character count as a step.
	 */
	private record TimedText(String text, int from, int to, Budget budget) implements CharSequence {

		@Override
		public int length() {
			return this.to - this.from;
		}

		@Override
		public char charAt(int index) {
			this.budget.step();
			return this.text.charAt(this.from + index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return new TimedText(this.text, this.from + start, this.from + end, this.budget);
		}

		@Override
		public String toString() {
			return this.text.substring(this.from, this.to);
		}

	}

}
