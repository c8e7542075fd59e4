package io.throughline.genai.sdk;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.throughline.genai.BodyReader;
import io.throughline.genai.ModelAttempt;
import io.throughline.genai.ReadInputStream;
import io.throughline.genai.ReadOutputStream;
import io.throughline.propagation.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request of a call. Its span ends with the response's headers, its reading with
 * the body. Nothing here throws.
 */
public final class SdkAttempt implements BodyReader {

	private final SdkCalls calls;

	private final SdkCall call;

	private final Observation observation;

	private final @Nullable ModelAttempt model;

	private final AtomicBoolean finished = new AtomicBoolean();

	private SdkAttempt(SdkCalls calls, SdkCall call, Observation observation) {
		this.calls = calls;
		this.call = call;
		this.observation = observation;
		this.model = ModelAttempt.of(observation.getContextView());
	}

	static SdkAttempt start(SdkCalls calls, SdkCall call, SdkRequest request) {
		SdkAttempt attempt = new SdkAttempt(calls, call, request.observe(calls.registry()));
		call.hold(request.uri());
		return attempt;
	}

	/**
	 * Read the request's body, which can be written more than once.
	 * @param body writes the body
	 */
	public void request(Consumer<OutputStream> body) {
		read((attempt) -> {
			body.accept(new ReadOutputStream(OutputStream.nullOutputStream(), attempt));
			attempt.requestEnd();
		});
	}

	/**
	 * Take status and headers of the response.
	 * @param status HTTP status
	 * @param header returns the first value of a header, or {@code null}
	 * @param body body of the response
	 * @return the same body, read as it goes by
	 */
	public InputStream response(int status, Function<String, @Nullable String> header, InputStream body) {
		read((attempt) -> attempt.response(status, header));
		this.calls.guard(() -> ClientRequest.answered(this.observation, status));
		this.calls.guard(this.observation::stop);
		return new ReadInputStream(body, length(header), this);
	}

	/**
	 * Say that there is no response.
	 * @param error what was thrown
	 */
	public void unanswered(Throwable error) {
		this.calls.guard(() -> this.observation.error(error).stop());
		failed(error);
	}

	@Override
	public void body(ByteBuffer part) {
		read((attempt) -> attempt.body(part));
	}

	@Override
	public void end() {
		read(ModelAttempt::end);
		finish();
	}

	@Override
	public void failed(Throwable error) {
		read((attempt) -> attempt.failed(error));
		finish();
	}

	@Override
	public void cancelled() {
		read(ModelAttempt::cancelled);
		finish();
	}

	private void finish() {
		if (this.finished.compareAndSet(false, true)) {
			this.call.release();
		}
	}

	private void read(Consumer<ModelAttempt> reading) {
		if (this.model != null) {
			ModelAttempt attempt = this.model;
			this.calls.guard(() -> reading.accept(attempt));
		}
	}

	private long length(Function<String, @Nullable String> header) {
		try {
			String length = header.apply("Content-Length");
			return (length != null) ? Long.parseLong(length) : -1;
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

}
