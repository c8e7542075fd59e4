package io.throughline.step.reactor;

import java.util.function.BiConsumer;
import java.util.function.Function;

import io.throughline.step.Step;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Steps whose work is a {@code Mono} or a {@code Flux}, for their {@code transform}. Each
 * subscription is a step of its own that ends when the work completes, fails or is
 * cancelled; the work is within the step, what follows it is not. The step's parent is
 * the observation in the Reactor context of the subscriber, else the current one.
 */
public final class ReactorSteps {

	private ReactorSteps() {
	}

	/**
	 * Have each subscription be a step.
	 * @param step the step
	 * @param <S> type of the step
	 * @param <T> type of the elements
	 * @return the function for {@code transform}; a {@code Mono} stays one
	 */
	public static <S extends Step<S>, T> Function<Publisher<T>, Publisher<T>> observed(Step<S> step) {
		return observed(step, (open, element) -> {
		});
	}

	/**
	 * Have each subscription be a step that elements tell something of.
	 * @param step the step
	 * @param each sets what comes out, called for each element before it is passed on; a
	 * failure of it changes nothing
	 * @param <S> type of the step
	 * @param <T> type of the elements
	 * @return the function for {@code transform}; a {@code Mono} stays one
	 */
	public static <S extends Step<S>, T> Function<Publisher<T>, Publisher<T>> observed(Step<S> step,
			BiConsumer<? super S, ? super T> each) {
		return (source) -> {
			// Hidden, so that no operator offers an element to those below before us.
			if (source instanceof Mono<T> mono) {
				return new ScopedSubscription.OfMono<>(mono.hide())
					.tap((context) -> new StepSignals<>(step, context, each, true));
			}
			return new ScopedSubscription.OfFlux<>(Flux.from(source).hide())
				.tap((context) -> new StepSignals<>(step, context, each, false));
		};
	}

}
