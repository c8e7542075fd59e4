package io.throughline.genai.jdkclient;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;

import io.throughline.genai.ModelAttempt;

/**
 * A request body that the attempt reads while it is sent the first time.
 */
final class ReadBodyPublisher implements BodyPublisher {

	private final BodyPublisher delegate;

	private final ModelAttempt attempt;

	private final AtomicBoolean read = new AtomicBoolean();

	ReadBodyPublisher(BodyPublisher delegate, ModelAttempt attempt) {
		this.delegate = delegate;
		this.attempt = attempt;
	}

	@Override
	public long contentLength() {
		return this.delegate.contentLength();
	}

	@Override
	public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
		boolean first = this.read.compareAndSet(false, true);
		this.delegate.subscribe((first) ? new ReadSubscriber(subscriber, this.attempt) : subscriber);
	}

	/**
	 * Passes the body on.
	 *
	 * @param delegate who sends the body
	 * @param attempt who reads it
	 */
	private record ReadSubscriber(Subscriber<? super ByteBuffer> delegate,
			ModelAttempt attempt) implements Subscriber<ByteBuffer> {

		@Override
		public void onSubscribe(Subscription subscription) {
			this.delegate.onSubscribe(subscription);
		}

		@Override
		public void onNext(ByteBuffer part) {
			this.attempt.request(part);
			this.delegate.onNext(part);
		}

		@Override
		public void onError(Throwable error) {
			this.delegate.onError(error);
		}

		@Override
		public void onComplete() {
			this.attempt.requestEnd();
			this.delegate.onComplete();
		}

	}

}
