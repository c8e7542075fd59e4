package io.throughline.step.reactor;

import java.util.Set;
import java.util.function.BiConsumer;

import io.throughline.step.ReactiveResults;
import io.throughline.step.Step;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The results of methods that declare {@code Mono}, {@code Flux} or {@code Publisher};
 * any other publisher, such as a {@code ConnectableFlux}, could not be replaced.
 */
final class ReactorResults implements ReactiveResults {

	private static final Set<Class<?>> TYPES = Set.of(Mono.class, Flux.class, Publisher.class);

	@Override
	public boolean supports(Class<?> declared) {
		return TYPES.contains(declared);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <S extends Step<S>> Object observed(Object result, Step<S> step, BiConsumer<? super S, Object> each) {
		return ReactorSteps.<S, Object>observed(step, each).apply((Publisher<Object>) result);
	}

}
