package io.throughline.genai.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A response body that the attempt reads while the application does.
 */
final class ReadResponse extends InputStream {

	private final InputStream delegate;

	private final long length;

	private final SdkAttempt attempt;

	private long count;

	ReadResponse(InputStream delegate, long length, SdkAttempt attempt) {
		this.delegate = delegate;
		this.length = length;
		this.attempt = attempt;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) > 0) ? one[0] & 0xff : -1;
	}

	@Override
	public int read(byte[] bytes, int offset, int size) throws IOException {
		try {
			int read = this.delegate.read(bytes, offset, size);
			tell(bytes, offset, read);
			return read;
		}
		catch (IOException | RuntimeException ex) {
			this.attempt.broken(ex);
			throw ex;
		}
	}

	@Override
	public int available() throws IOException {
		return this.delegate.available();
	}

	@Override
	public void close() throws IOException {
		this.attempt.closed();
		this.delegate.close();
	}

	private void tell(byte[] bytes, int offset, int read) {
		if (read > 0) {
			this.attempt.body(ByteBuffer.wrap(bytes, offset, read));
			this.count += read;
		}
		if (read < 0 || this.count == this.length) {
			this.attempt.end();
		}
	}

}
