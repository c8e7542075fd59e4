package io.throughline.genai.springai;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.throughline.genai.ModelAttempt;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A response body that the attempt reads while the application does.
 */
final class ReadResponseBody extends ResponseBody {

	private final ResponseBody delegate;

	private final BufferedSource source;

	ReadResponseBody(ResponseBody delegate, ModelAttempt attempt) {
		this.delegate = delegate;
		this.source = Okio.buffer(new ReadSource(delegate.source(), delegate.contentLength(), attempt));
	}

	@Override
	public @Nullable MediaType contentType() {
		return this.delegate.contentType();
	}

	@Override
	public long contentLength() {
		return this.delegate.contentLength();
	}

	@Override
	public BufferedSource source() {
		return this.source;
	}

	/**
	 * The bytes of the body.
	 */
	private static final class ReadSource extends ForwardingSource {

		private final long length;

		private final ModelAttempt attempt;

		private long count;

		ReadSource(Source delegate, long length, ModelAttempt attempt) {
			super(delegate);
			this.length = length;
			this.attempt = attempt;
		}

		@Override
		public long read(Buffer sink, long byteCount) throws IOException {
			try {
				long read = super.read(sink, byteCount);
				tell(sink, read);
				return read;
			}
			catch (IOException | RuntimeException ex) {
				this.attempt.failed(ex);
				throw ex;
			}
		}

		@Override
		public void close() throws IOException {
			this.attempt.cancelled();
			super.close();
		}

		private void tell(Buffer sink, long read) {
			if (read > 0) {
				Buffer copy = new Buffer();
				sink.copyTo(copy, sink.size() - read, read);
				this.attempt.body(ByteBuffer.wrap(copy.readByteArray()));
				this.count += read;
			}
			if (read < 0 || this.count == this.length) {
				this.attempt.end();
			}
		}

	}

}
