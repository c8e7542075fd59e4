package io.throughline.wire;

/**
 * Finds where the header of a gzip file ends (RFC 1952), byte by byte.
 */
final class GzipHeader {

	private static final int FIXED = 10;

	private static final int CHECKSUM = 2;

	private static final int EXTRA = 4;

	private static final int NAME = 8;

	private static final int COMMENT = 16;

	private int position;

	private int flags;

	private int extra;

	private boolean valid = true;

	private boolean read;

	boolean isRead() {
		return this.read;
	}

	boolean isValid() {
		return this.valid;
	}

	void read(byte next) {
		int value = next & 0xFF;
		if (this.position < FIXED) {
			fixed(value);
		}
		else if (has(EXTRA)) {
			extra(value);
		}
		else if (has(NAME) || has(COMMENT)) {
			this.flags &= (value != 0) ? this.flags : ~((has(NAME)) ? NAME : COMMENT);
		}
		else if (++this.extra == CHECKSUM) {
			this.flags &= ~CHECKSUM;
		}
		this.position++;
		this.read = !this.valid || (this.position >= FIXED && (this.flags & (CHECKSUM | EXTRA | NAME | COMMENT)) == 0);
	}

	private void fixed(int value) {
		this.flags = (this.position == 3) ? value : this.flags;
		this.valid &= switch (this.position) {
			case 0 -> value == 0x1F;
			case 1 -> value == 0x8B;
			case 2 -> value == 8;
			default -> true;
		};
	}

	private void extra(int value) {
		int at = this.position - FIXED;
		this.extra += (at == 0) ? value : (at == 1) ? value << 8 : -1;
		if (at > 0 && this.extra == 0) {
			this.flags &= ~EXTRA;
		}
	}

	private boolean has(int flag) {
		return (this.flags & flag) != 0;
	}

}
