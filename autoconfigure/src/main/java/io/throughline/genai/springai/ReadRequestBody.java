package io.throughline.genai.springai;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.throughline.genai.ModelAttempt;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * A request body that the attempt reads while it is written.
 */
final class ReadRequestBody extends RequestBody {

	private final RequestBody delegate;

	private final ModelAttempt attempt;

	ReadRequestBody(RequestBody delegate, ModelAttempt attempt) {
		this.delegate = delegate;
		this.attempt = attempt;
	}

	@Override
	public @Nullable MediaType contentType() {
		return this.delegate.contentType();
	}

	@Override
	public long contentLength() throws IOException {
		return this.delegate.contentLength();
	}

	@Override
	public boolean isOneShot() {
		return this.delegate.isOneShot();
	}

	@Override
	public boolean isDuplex() {
		return this.delegate.isDuplex();
	}

	@Override
	public void writeTo(BufferedSink sink) throws IOException {
		BufferedSink read = Okio.buffer(new ForwardingSink(sink) {

			@Override
			public void write(Buffer source, long byteCount) throws IOException {
				Buffer copy = new Buffer();
				source.copyTo(copy, 0, byteCount);
				ReadRequestBody.this.attempt.request(ByteBuffer.wrap(copy.readByteArray()));
				super.write(source, byteCount);
			}

		});
		this.delegate.writeTo(read);
		read.emit();
		this.attempt.requestEnd();
	}

}
