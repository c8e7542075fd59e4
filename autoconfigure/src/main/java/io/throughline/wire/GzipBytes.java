package io.throughline.wire;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates what goes by, up to a bound: a small body must not become much work.
 */
final class GzipBytes implements ByteSink {

	private static final long MOST_INFLATED = 64L * 1024 * 1024;

	private final ByteSink sink;

	private final Inflater inflater = new Inflater(true);

	private final GzipHeader header = new GzipHeader();

	private final byte[] inflated = new byte[ByteSink.MOST];

	private boolean open = true;

	private boolean cut;

	GzipBytes(ByteSink sink) {
		this.sink = sink;
	}

	@Override
	public void read(byte[] bytes, int from, int to) {
		int start = from;
		while (start < to && !this.header.isRead()) {
			this.header.read(bytes[start++]);
		}
		if (this.open && start < to && this.header.isValid()) {
			this.inflater.setInput(bytes, start, to - start);
			inflate();
		}
	}

	@Override
	public void next() {
		this.sink.next();
	}

	@Override
	public void end() {
		this.open = false;
		this.inflater.end();
		this.sink.end();
	}

	/**
	 * Return whether there was more than is read.
	 */
	boolean isCut() {
		return this.cut;
	}

	private void inflate() {
		try {
			int length = this.inflater.inflate(this.inflated);
			while (length > 0 && !this.cut) {
				this.sink.read(this.inflated, 0, length);
				this.cut = this.inflater.getBytesWritten() >= MOST_INFLATED;
				length = this.inflater.inflate(this.inflated);
			}
			this.open = !this.cut && !this.inflater.finished();
		}
		catch (DataFormatException ex) {
			// The sink sees a body that was cut.
			this.open = false;
		}
	}

}
