package io.throughline.redaction;

/**
 * Tells whether a number stands bare in JSON, so that its label needs quotes. Reads the
 * text only once, and only where a number was found.
 */
final class JsonPosition {

	private final Scan scan;

	private final boolean isJson;

	private int read;

	private boolean inString;

	JsonPosition(Scan scan) {
		this.scan = scan;
		int first = 0;
		while (Ascii.isSpace(scan.at(first))) {
			first++;
		}
		this.isJson = scan.at(first) == '{' || scan.at(first) == '[';
	}

	/**
	 * Return the quotes, escaped as the JSON around them is.
	 * @param from begin of the number
	 * @param to its end
	 * @return quotes or nothing
	 */
	String quotes(int from, int to) {
		int before = from - 1;
		while (Ascii.isSpace(this.scan.at(before))) {
			before--;
		}
		int after = to;
		while (Ascii.isSpace(this.scan.at(after))) {
			after++;
		}
		char next = this.scan.at(after);
		if (next != ',' && next != '}' && next != ']') {
			return "";
		}
		return switch (this.scan.at(before)) {
			case ':' -> ofMember(before - 1);
			case '[', ',' -> (isOutside(from)) ? "\"" : "";
			default -> "";
		};
	}

	private String ofMember(int colon) {
		int quote = colon;
		while (Ascii.isSpace(this.scan.at(quote))) {
			quote--;
		}
		if (this.scan.at(quote) != '"') {
			return "";
		}
		int escape = quote;
		while (this.scan.at(escape - 1) == '\\') {
			escape--;
		}
		return (escape < quote || isOutside(quote + 1)) ? this.scan.substring(escape, quote + 1) : "";
	}

	private boolean isOutside(int at) {
		if (!this.isJson) {
			return false;
		}
		for (; this.read < at; this.read++) {
			char c = this.scan.at(this.read);
			if (c == '\\') {
				this.read++;
			}
			else if (c == '"') {
				this.inString = !this.inString;
			}
		}
		return !this.inString;
	}

}
