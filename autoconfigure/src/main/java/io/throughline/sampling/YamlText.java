package io.throughline.sampling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists, texts, numbers and truth values as YAML.
 */
final class YamlText {

	private final StringBuilder text = new StringBuilder();

	YamlText comment(String line) {
		this.text.append("# ").append(line).append('\n');
		return this;
	}

	YamlText map(Map<?, ?> map) {
		write(map, "", "");
		return this;
	}

	/**
	 * Write a map, its first line behind another indent as the items of a list need it.
	 */
	private void write(Map<?, ?> map, String first, String indent) {
		String before = first;
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			this.text.append(before).append(entry.getKey()).append(':');
			value(entry.getValue(), indent + "  ");
			before = indent;
		}
	}

	private void value(Object value, String indent) {
		if (value instanceof Map<?, ?> map) {
			this.text.append('\n');
			write(map, indent, indent);
		}
		else if (value instanceof List<?> list) {
			this.text.append('\n');
			list.forEach((item) -> item(item, indent));
		}
		else {
			this.text.append(' ').append(scalar(value)).append('\n');
		}
	}

	private void item(Object item, String indent) {
		if (item instanceof Map<?, ?> map) {
			write(map, indent + "- ", indent + "  ");
		}
		else {
			this.text.append(indent).append("- ").append(scalar(item)).append('\n');
		}
	}

	private static String scalar(Object value) {
		if (value instanceof BigDecimal number) {
			return number.stripTrailingZeros().toPlainString();
		}
		return (value instanceof String string) ? quoted(string) : value.toString();
	}

	/**
	 * Return a text in double quotes, as YAML, JSON and OTTL all read it.
	 */
	static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			}
			else if (OneLine.is(String.valueOf(c))) {
				quoted.append(c);
			}
			else {
				quoted.append(String.format("\\u%04x", (int) c));
			}
		}
		return quoted.append('"').toString();
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
