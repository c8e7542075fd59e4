package io.throughline.step.reactor;

import io.throughline.step.OpenStep;
import io.throughline.step.StepScope;
import reactor.core.CorePublisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Operators that subscribe to what is above them while the step of the Reactor context is
 * the current one: work that is done by subscribing is in it, whatever Reactor's mode of
 * context propagation.
 */
final class ScopedSubscription {

	private ScopedSubscription() {
	}

	private static <T> void subscribe(CorePublisher<? extends T> source, CoreSubscriber<? super T> actual) {
		OpenStep<?> step = actual.currentContext().get(OpenStep.class);
		try (StepScope scope = step.makeCurrent()) {
			source.subscribe(actual);
		}
	}

	/**
	 * For a {@link Mono}.
	 *
	 * @param <T> type of the value
	 */
	static final class OfMono<T> extends MonoOperator<T, T> {

		OfMono(Mono<T> source) {
			super(source);
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			ScopedSubscription.subscribe(this.source, actual);
		}

	}

	/**
	 * For a {@link Flux}.
	 *
	 * @param <T> type of the values
	 */
	static final class OfFlux<T> extends FluxOperator<T, T> {

		OfFlux(Flux<T> source) {
			super(source);
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			ScopedSubscription.subscribe(this.source, actual);
		}

	}

}
