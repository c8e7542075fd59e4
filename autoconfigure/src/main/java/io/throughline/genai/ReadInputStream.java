package io.throughline.genai;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A response body that is read for an attempt while the application reads it. It is over
 * when all bytes were read that the headers announce: many readers stop there.
 */
public final class ReadInputStream extends FilterInputStream {

	private final long length;

	private final BodyReader reader;

	private long position;

	private long marked;

	private long read;

	/**
	 * Create a body.
	 * @param delegate the body
	 * @param length its length in bytes, or a negative number if it is not known
	 * @param reader reads it
	 */
	public ReadInputStream(InputStream delegate, long length, BodyReader reader) {
		super(delegate);
		this.length = length;
		this.reader = reader;
	}

	/**
	 * Return whether this is the body, read.
	 * @param other a body
	 * @return whether it is
	 */
	public boolean reads(InputStream other) {
		return this.in == other;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int count) throws IOException {
		try {
			int got = this.in.read(bytes, offset, count);
			tell(bytes, offset, got);
			return got;
		}
		catch (IOException | RuntimeException ex) {
			this.reader.failed(ex);
			throw ex;
		}
	}

	@Override
	public long skip(long count) throws IOException {
		byte[] skipped = new byte[(int) Math.max(0, Math.min(count, 8192))];
		return Math.max(0, read(skipped, 0, skipped.length));
	}

	@Override
	public synchronized void mark(int limit) {
		super.mark(limit);
		this.marked = this.position;
	}

	@Override
	public synchronized void reset() throws IOException {
		super.reset();
		this.position = this.marked;
	}

	@Override
	public void close() throws IOException {
		this.reader.cancelled();
		super.close();
	}

	/**
	 * Tell what was read for the first time.
	 */
	private void tell(byte[] bytes, int offset, int got) {
		if (got > 0) {
			int again = (int) Math.min(got, this.read - this.position);
			this.position += got;
			this.read = Math.max(this.read, this.position);
			this.reader.body(ByteBuffer.wrap(bytes, offset + again, got - again));
		}
		if (got < 0 || this.read == this.length) {
			this.reader.end();
		}
	}

}
