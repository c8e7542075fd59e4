package io.throughline.wire;

/**
 * Shortens long strings of JSON while it goes by, so that a parser, which holds a string
 * until it ends, needs bounded memory. All else passes as it is.
 */
final class LongStrings {

	static final int MOST = 64 * 1024;

	private boolean inside;

	private boolean escaped;

	private int pending;

	private int length;

	/**
	 * Copy bytes.
	 * @return the number of bytes that were written
	 */
	int copy(byte[] in, int from, int to, byte[] out) {
		int written = 0;
		for (int i = from; i < to; i++) {
			byte next = in[i];
			if (!this.inside) {
				this.inside = next == '"';
				this.length = 0;
				out[written++] = next;
			}
			else if (keeps(next)) {
				out[written++] = next;
			}
		}
		return written;
	}

	private boolean keeps(byte next) {
		boolean whole = !this.escaped && this.pending == 0 && (next & 0xC0) != 0x80;
		if (whole && next == '"') {
			this.inside = false;
			return true;
		}
		boolean kept = this.length < MOST || (this.length < Integer.MAX_VALUE && !whole);
		// Once a character was left out, the rest of the string is too.
		this.length = (kept) ? this.length + 1 : Integer.MAX_VALUE;
		advance(next);
		return kept;
	}

	private void advance(byte next) {
		if (this.escaped) {
			this.escaped = false;
			this.pending = (next == 'u') ? 4 : 0;
		}
		else if (this.pending > 0) {
			this.pending--;
		}
		else {
			this.escaped = next == '\\';
		}
	}

}
