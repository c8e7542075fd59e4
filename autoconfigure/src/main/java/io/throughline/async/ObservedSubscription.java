package io.throughline.async;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * Operators that give a subscriber without an observation the one that was current when
 * it subscribed: to the operators above it through the context, to itself as the thread's
 * current one.
 */
final class ObservedSubscription {

	// Reactor clears the thread-locals below an operator that it does not know, unless
	// the
	// operator says that it sets them itself. The attribute is not public; without it the
	// subscriber's own callbacks lose the id, nothing else.
	private static final String SETS_THREAD_LOCALS = "reactor.core.publisher.InternalProducerAttr";

	private ObservedSubscription() {
	}

	private static <T> CoreSubscriber<? super T> observed(CoreSubscriber<? super T> actual, Observation observation) {
		return actual.currentContext().hasKey(ObservationThreadLocalAccessor.KEY) ? actual
				: new ObservedSubscriber<>(actual, observation);
	}

	/**
	 * For a {@link Mono}.
	 *
	 * @param <T> type of the value
	 */
	static final class OfMono<T> extends MonoOperator<T, T> {

		private final Observation observation;

		OfMono(Mono<T> source, Observation observation) {
			super(source);
			this.observation = observation;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			this.source.subscribe(observed(actual, this.observation));
		}

		@Override
		@SuppressWarnings("rawtypes")
		public @Nullable Object scanUnsafe(Attr key) {
			return key.getClass().getName().equals(SETS_THREAD_LOCALS) ? Boolean.TRUE : super.scanUnsafe(key);
		}

	}

	/**
	 * For a {@link Flux}.
	 *
	 * @param <T> type of the values
	 */
	static final class OfFlux<T> extends FluxOperator<T, T> {

		private final Observation observation;

		OfFlux(Flux<T> source, Observation observation) {
			super(source);
			this.observation = observation;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			this.source.subscribe(observed(actual, this.observation));
		}

		@Override
		@SuppressWarnings("rawtypes")
		public @Nullable Object scanUnsafe(Attr key) {
			return key.getClass().getName().equals(SETS_THREAD_LOCALS) ? Boolean.TRUE : super.scanUnsafe(key);
		}

	}

	/**
	 * Calls the actual subscriber within the observation.
	 *
	 * @param <T> type of the values
	 */
	private static final class ObservedSubscriber<T> implements CoreSubscriber<T> {

		private final CoreSubscriber<? super T> actual;

		private final Observation observation;

		private final Context context;

		ObservedSubscriber(CoreSubscriber<? super T> actual, Observation observation) {
			this.actual = actual;
			this.observation = observation;
			this.context = actual.currentContext().put(ObservationThreadLocalAccessor.KEY, observation);
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.actual.onSubscribe(subscription);
		}

		@Override
		public void onNext(T value) {
			try (Observation.Scope scope = this.observation.openScope()) {
				this.actual.onNext(value);
			}
		}

		@Override
		public void onError(Throwable error) {
			try (Observation.Scope scope = this.observation.openScope()) {
				this.actual.onError(error);
			}
		}

		@Override
		public void onComplete() {
			try (Observation.Scope scope = this.observation.openScope()) {
				this.actual.onComplete();
			}
		}

	}

}
