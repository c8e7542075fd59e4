package io.throughline.genai.sdk;

import java.io.OutputStream;
import java.nio.ByteBuffer;

import io.throughline.genai.ModelAttempt;

/**
 * Takes the body of a request for the attempt.
 */
final class ReadRequest extends OutputStream {

	private final ModelAttempt attempt;

	ReadRequest(ModelAttempt attempt) {
		this.attempt = attempt;
	}

	@Override
	public void write(int value) {
		write(new byte[] { (byte) value }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		this.attempt.request(ByteBuffer.wrap(bytes, offset, length));
	}

}
