package io.throughline.genai;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * A request body that the attempt reads while it is written.
 */
public final class ReadOutputStream extends FilterOutputStream {

	private final ModelAttempt attempt;

	/**
	 * Create a body.
	 * @param delegate where it is written
	 * @param attempt reads it
	 */
	public ReadOutputStream(OutputStream delegate, ModelAttempt attempt) {
		super(delegate);
		this.attempt = attempt;
	}

	@Override
	public void write(int value) throws IOException {
		this.out.write(value);
		this.attempt.request(ByteBuffer.wrap(new byte[] { (byte) value }));
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		this.out.write(bytes, offset, length);
		this.attempt.request(ByteBuffer.wrap(bytes, offset, length));
	}

}
