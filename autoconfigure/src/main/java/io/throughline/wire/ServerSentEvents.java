package io.throughline.wire;

import java.nio.charset.StandardCharsets;

/**
 * Reads JSON objects out of server-sent events. No line is held: what stands behind
 * {@code data:} is passed on as it comes, so a line may have any length.
 */
final class ServerSentEvents implements ByteSink {

	private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] LINE_END = { '\n' };

	private final JsonDocuments documents;

	private final Runnable done;

	private Part part = Part.NAME;

	private int matched;

	private boolean lineIsEmpty = true;

	private boolean afterReturn;

	/**
	 * Create the reader.
	 * @param documents takes the data
	 * @param done called for the event that says that all is told
	 */
	ServerSentEvents(JsonDocuments documents, Runnable done) {
		this.documents = documents;
		this.done = done;
	}

	@Override
	public void read(byte[] bytes, int from, int to) {
		int start = from;
		for (int i = from; i < to; i++) {
			if (bytes[i] == '\n' || bytes[i] == '\r') {
				line(bytes, start, i);
				endOfLine(bytes[i] == '\r');
				start = i + 1;
			}
		}
		line(bytes, start, to);
	}

	@Override
	public void next() {
		this.documents.next();
	}

	@Override
	public void end() {
		flush();
		this.documents.end();
	}

	private void line(byte[] bytes, int from, int to) {
		if (from == to) {
			return;
		}
		this.lineIsEmpty = false;
		this.afterReturn = false;
		int i = from;
		while (i < to && this.part != Part.VALUE && this.part != Part.OTHER) {
			i = (this.part == Part.NAME) ? name(bytes[i], i) : mark(bytes[i], i);
		}
		if (this.part == Part.VALUE) {
			this.documents.read(bytes, i, to);
		}
	}

	private int name(byte next, int i) {
		if (next != DATA[this.matched]) {
			this.part = Part.OTHER;
		}
		else if (++this.matched == DATA.length) {
			this.part = Part.MARK;
			this.matched = 0;
		}
		return i + 1;
	}

	private int mark(byte next, int i) {
		if (next == ' ' && this.matched == 0) {
			return i + 1;
		}
		if (next != DONE[this.matched]) {
			flush();
			this.part = Part.VALUE;
			return i;
		}
		if (++this.matched == DONE.length) {
			this.part = Part.OTHER;
			this.done.run();
		}
		return i + 1;
	}

	/**
	 * Pass on what looked like the mark of the end and was not.
	 */
	private void flush() {
		if (this.part == Part.MARK) {
			this.documents.read(DONE, 0, this.matched);
		}
	}

	private void endOfLine(boolean isReturn) {
		boolean secondHalf = this.afterReturn && !isReturn;
		this.afterReturn = isReturn;
		if (secondHalf) {
			return;
		}
		flush();
		if (this.lineIsEmpty) {
			this.documents.next();
		}
		else if (this.part == Part.VALUE) {
			this.documents.read(LINE_END, 0, 1);
		}
		this.part = Part.NAME;
		this.matched = 0;
		this.lineIsEmpty = true;
	}

	/**
	 * Where in a line the reader is.
	 */
	private enum Part {

		NAME, MARK, VALUE, OTHER

	}

}
