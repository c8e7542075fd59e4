package io.throughline.genai.restclient;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

import io.throughline.genai.ModelAttempt;
import io.throughline.genai.ReadOutputStream;

import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpRequest;

/**
 * A request that takes its body as a callback too.
 */
final class ReadStreamingRequest extends ReadRequest implements StreamingHttpOutputMessage {

	private final StreamingHttpOutputMessage delegate;

	ReadStreamingRequest(ClientHttpRequest request, StreamingHttpOutputMessage delegate, ModelAttempts attempts) {
		super(request, attempts);
		this.delegate = delegate;
	}

	@Override
	public void setBody(Body body) {
		ModelAttempt attempt = attempt();
		this.delegate.setBody((attempt != null) ? new ReadBody(body, attempt, new AtomicBoolean()) : body);
	}

	@Override
	public void setBody(byte[] body) throws IOException {
		ModelAttempt attempt = attempt();
		if (attempt != null) {
			attempt.request(ByteBuffer.wrap(body));
		}
		this.delegate.setBody(body);
	}

	/**
	 * A body that the attempt reads while it is written the first time.
	 *
	 * @param delegate the body
	 * @param attempt the attempt
	 * @param written whether it was written before
	 */
	private record ReadBody(Body delegate, ModelAttempt attempt, AtomicBoolean written) implements Body {

		@Override
		public void writeTo(OutputStream output) throws IOException {
			if (this.written.compareAndSet(false, true)) {
				this.delegate.writeTo(new ReadOutputStream(output, this.attempt));
				this.attempt.requestEnd();
			}
			else {
				this.delegate.writeTo(output);
			}
		}

		@Override
		public boolean repeatable() {
			return this.delegate.repeatable();
		}

	}

}
