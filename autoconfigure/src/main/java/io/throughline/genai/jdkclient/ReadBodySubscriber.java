package io.throughline.genai.jdkclient;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

import io.throughline.genai.ModelAttempt;

/**
 * A response body that the attempt reads while the application's subscriber gets it.
 *
 * @param <T> type of the body
 */
final class ReadBodySubscriber<T> implements BodySubscriber<T> {

	private final BodySubscriber<T> delegate;

	private final ModelAttempt attempt;

	ReadBodySubscriber(BodySubscriber<T> delegate, ModelAttempt attempt) {
		this.delegate = delegate;
		this.attempt = attempt;
	}

	@Override
	public CompletionStage<T> getBody() {
		return this.delegate.getBody();
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.delegate.onSubscribe(new ReadSubscription(subscription, this.attempt));
	}

	@Override
	public void onNext(List<ByteBuffer> parts) {
		parts.forEach(this.attempt::body);
		this.delegate.onNext(parts);
	}

	@Override
	public void onError(Throwable error) {
		if (this.delegate.getBody().toCompletableFuture().isDone()) {
			this.attempt.failed(error);
		}
		else {
			// A future that is cancelled breaks its body first.
			this.attempt.broken();
		}
		this.delegate.onError(error);
	}

	@Override
	public void onComplete() {
		this.attempt.end();
		this.delegate.onComplete();
	}

	/**
	 * Tells the attempt that the application goes away.
	 *
	 * @param delegate the subscription
	 * @param attempt the attempt
	 */
	private record ReadSubscription(Subscription delegate, ModelAttempt attempt) implements Subscription {

		@Override
		public void request(long count) {
			this.delegate.request(count);
		}

		@Override
		public void cancel() {
			this.attempt.cancelled();
			this.delegate.cancel();
		}

	}

}
