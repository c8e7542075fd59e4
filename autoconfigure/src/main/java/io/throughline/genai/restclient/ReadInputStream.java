package io.throughline.genai.restclient;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import io.throughline.genai.ModelAttempt;

/**
 * A response body that the attempt reads while the application does. It is over when all
 * bytes were read that the headers announce: many readers stop there.
 */
final class ReadInputStream extends FilterInputStream {

	private final long length;

	private final ModelAttempt attempt;

	private long position;

	private long marked;

	private long read;

	ReadInputStream(InputStream delegate, long length, ModelAttempt attempt) {
		super(delegate);
		this.length = length;
		this.attempt = attempt;
	}

	boolean reads(InputStream other) {
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
			this.attempt.failed(ex);
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
		this.attempt.cancelled();
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
			this.attempt.body(ByteBuffer.wrap(bytes, offset + again, got - again));
		}
		if (got < 0 || this.read == this.length) {
			this.attempt.end();
		}
	}

}
