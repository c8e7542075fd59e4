package io.throughline.genai;

import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.throughline.semconv.Field;
import io.throughline.wire.ModelExchange;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request of a model call. A wing tells what goes by; the attempt writes wire
 * facts to its own span and to the step that owns the call. Nothing here throws, blocks
 * or keeps a body. One thread at a time.
 */
public final class ModelAttempt implements BodyReader {

	private final ModelCalls calls;

	private final ModelExchange exchange;

	private final Observation.Context request;

	private final CallOwner owner;

	private volatile boolean streamed;

	private volatile boolean broken;

	private volatile boolean over;

	private volatile boolean complete;

	private final AtomicBoolean taken = new AtomicBoolean();

	private final AtomicBoolean requested = new AtomicBoolean();

	private final AtomicBoolean answered = new AtomicBoolean();

	private final AtomicBoolean finished = new AtomicBoolean();

	ModelAttempt(ModelCalls calls, ModelExchange exchange, Observation.Context request, CallOwner owner) {
		this.calls = calls;
		this.exchange = exchange;
		this.request = request;
		this.owner = owner;
		owner.begin();
	}

	/**
	 * Return the attempt that an observation of an HTTP client is.
	 * @param context context of the observation, or {@code null}
	 * @return the attempt, or {@code null} if it is none
	 */
	public static @Nullable ModelAttempt of(Observation.@Nullable ContextView context) {
		return (context != null) ? context.get(ModelAttempt.class) : null;
	}

	/**
	 * Return the attempt that a request is which is sent under an observation. Only the
	 * first request gets it: one sent again under the same observation would mix its
	 * bytes with those before.
	 * @param current the observation, or {@code null}
	 * @return the attempt, or {@code null} if there is none to be read
	 */
	public static @Nullable ModelAttempt take(@Nullable ObservationView current) {
		ObservationView at = current;
		while (at != null) {
			ModelAttempt attempt = of(at.getContextView());
			if (attempt != null) {
				return (attempt.taken.compareAndSet(false, true)) ? attempt : null;
			}
			at = at.getContextView().getParentObservation();
		}
		return null;
	}

	/**
	 * Take a part of the request's body.
	 * @param part the bytes, whose position is left alone
	 */
	public void request(ByteBuffer part) {
		guard((read) -> read.request(part));
	}

	/**
	 * Say that the request's body is complete.
	 */
	public void requestEnd() {
		this.complete = true;
		endRequest();
	}

	private void endRequest() {
		if (this.requested.compareAndSet(false, true)) {
			guard(ModelExchange::requestEnd);
			guard(this::requested);
		}
	}

	/**
	 * Take status and headers of the response.
	 * @param status HTTP status
	 * @param header returns the first value of a header, or {@code null}
	 */
	public void response(int status, Function<String, @Nullable String> header) {
		this.answered.set(true);
		requestEnd();
		guard((read) -> read.response(status, header));
		if (isModelCall()) {
			guard((read) -> AttemptSpan.answered(this.request, status, header.apply("Retry-After")));
		}
		guard((read) -> this.streamed = status < 300 && read.facts().values().containsKey(Field.STREAM));
	}

	@Override
	public void body(ByteBuffer part) {
		guard((read) -> read.body(part));
		if (this.streamed) {
			guard((read) -> this.owner.chunk());
		}
		if (this.exchange.isWhole()) {
			// The owner may end before the body does.
			guard((read) -> this.owner.publish(read.facts()));
		}
	}

	@Override
	public void end() {
		guard(ModelExchange::end);
		finish(null);
	}

	@Override
	public void failed(Throwable error) {
		guard((read) -> read.failed(error));
		finish(error);
	}

	@Override
	public void cancelled() {
		guard(ModelExchange::cancelled);
		finish(null);
	}

	/**
	 * Say that the response broke, of which the observation of the request will tell
	 * whether it failed or was cancelled. They come in either order.
	 */
	public void broken() {
		this.broken = true;
		if (this.over) {
			endWithRequest();
		}
	}

	/**
	 * Say that the observation of the request is over. Without a response nobody else
	 * will end the attempt.
	 */
	void over() {
		this.over = true;
		Throwable error = this.request.getError();
		if (!this.answered.get() || this.broken || (error != null && isCancellation(error))) {
			endWithRequest();
		}
	}

	private void endWithRequest() {
		Throwable error = this.request.getError();
		if (error != null && !isCancellation(error)) {
			failed(error);
		}
		else if (error == null && isUnread()) {
			// A model call of which nothing is known, if the address says that it is one.
			if (this.finished.compareAndSet(false, true)) {
				this.owner.close(isModelCall());
			}
		}
		else {
			cancelled();
		}
	}

	/**
	 * Return whether no wing reads the client's requests.
	 */
	private boolean isUnread() {
		return !this.taken.get() && !this.requested.get();
	}

	/**
	 * Return whether it is a call of a model: by its body or, where that was not sent to
	 * its end, by an address that no other server has.
	 */
	private boolean isModelCall() {
		return this.exchange.isModelCall() || (!this.complete && this.exchange.isCertain());
	}

	private void requested(ModelExchange read) {
		if (this.owner.opened() == null || isModelCall()) {
			this.owner.requested(read.facts());
		}
	}

	private void finish(@Nullable Throwable error) {
		if (this.finished.compareAndSet(false, true)) {
			endRequest();
			if (isModelCall()) {
				guard((read) -> this.owner.settle(read.facts(), error));
				guard((read) -> this.calls.count(read, this.request));
			}
			this.owner.close(isModelCall());
		}
	}

	private void guard(Consumer<ModelExchange> reading) {
		try {
			reading.accept(this.exchange);
		}
		catch (RuntimeException | LinkageError ex) {
			this.calls.tell(ex);
		}
	}

	private static boolean isCancellation(Throwable error) {
		return error instanceof CancellationException || error.getCause() instanceof CancellationException;
	}

}
