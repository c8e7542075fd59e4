package io.throughline.async;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Has a subscription that is made by hand, such as {@code mono.subscribe()} in a
 * controller, belong to the observation that is current there. Reactor's automatic mode
 * does so for {@code block()} alone.
 */
final class SubscriptionContextHook implements InitializingBean, DisposableBean {

	private final String key = SubscriptionContextHook.class.getName() + "@" + System.identityHashCode(this);

	private final ObservationRegistry registry;

	SubscriptionContextHook(ObservationRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void afterPropertiesSet() {
		Hooks.onLastOperator(this.key, this::withCurrent);
	}

	@Override
	public void destroy() {
		Hooks.resetOnLastOperator(this.key);
	}

	private Publisher<Object> withCurrent(Publisher<Object> source) {
		Observation current = this.registry.getCurrentObservation();
		if (current == null || current.isNoop()) {
			return source;
		}
		if (source instanceof Mono<Object> mono) {
			return new ObservedSubscription.OfMono<>(mono, current);
		}
		return (source instanceof Flux<Object> flux) ? new ObservedSubscription.OfFlux<>(flux, current) : source;
	}

}
