package io.throughline.genai.sdk;

import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.Observation;
import io.throughline.semconv.Field;
import io.throughline.step.OpenStep;
import io.throughline.step.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * One call of the application, retries included. It ends when its method, or what that
 * returned, is done and no response is open any more.
 */
final class SdkCall {

	private final SdkCalls calls;

	private final String stamp;

	private final @Nullable Observation parent;

	private final @Nullable OpenStep<?> step;

	private final AtomicInteger pending = new AtomicInteger(1);

	private volatile boolean attempted;

	/**
	 * Create a call.
	 * @param parent the observation that the requests belong under
	 * @param step the call's own step, or {@code null} where another one owns it
	 */
	SdkCall(SdkCalls calls, String stamp, @Nullable Observation parent, @Nullable OpenStep<?> step) {
		this.calls = calls;
		this.stamp = stamp;
		this.parent = parent;
		this.step = step;
	}

	String stamp() {
		return this.stamp;
	}

	@Nullable Observation parent() {
		return this.parent;
	}

	/**
	 * Say where a request goes to, which has to be followed by {@link #release()}.
	 */
	void hold(URI uri) {
		this.pending.incrementAndGet();
		this.attempted = true;
		StepContext facts = (this.step != null) ? StepContext.of(this.step.observation().getContext()) : null;
		if (facts != null) {
			facts.put(Field.SERVER_ADDRESS, uri.getHost());
			facts.put(Field.SERVER_PORT, (uri.getPort() > 0) ? Long.valueOf(uri.getPort()) : null);
		}
	}

	void release() {
		if (this.pending.decrementAndGet() == 0) {
			end();
		}
	}

	/**
	 * Say what the method returned, and when that ends if it is an asynchronous stream.
	 */
	void returned(@Nullable Object result, @Nullable CompletionStage<?> streamEnd) {
		if (streamEnd != null) {
			streamEnd.whenComplete((end, failure) -> streamed(failure));
		}
		else if (result instanceof CompletionStage<?> stage) {
			stage.whenComplete((value, failure) -> done(failure));
		}
		else {
			release();
		}
	}

	void failed(Throwable failure) {
		if (this.step != null) {
			this.step.failed(failure);
		}
		release();
	}

	private void done(@Nullable Throwable failure) {
		if (failure instanceof CancellationException && this.step != null) {
			// Nobody reads what may still come.
			this.step.cancelled();
			end();
		}
		else if (failure != null) {
			failed(failure);
		}
		else {
			release();
		}
	}

	/**
	 * The requests know how they ended; a reader that closes the stream makes it fail.
	 */
	private void streamed(@Nullable Throwable failure) {
		if (failure != null && !this.attempted) {
			failed(failure);
		}
		else {
			release();
		}
	}

	private void end() {
		this.calls.ended(this);
		if (this.step != null) {
			this.step.close();
		}
	}

}
