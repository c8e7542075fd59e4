package io.throughline.genai.webclient;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.throughline.genai.ModelAttempt;
import io.throughline.genai.ModelCalls;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Finds the attempt of a request that may be a call of a model. Other requests pass.
 */
final class ModelCallFilter implements ExchangeFilterFunction {

	private final ModelCalls calls;

	ModelCallFilter(ModelCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (!this.calls.supports(request.method().name(), request.url())) {
			return next.exchange(request);
		}
		return Mono.deferContextual((context) -> {
			ModelAttempt attempt = attempt(context);
			return (attempt != null) ? new ReadExchange(attempt).exchange(request, next) : next.exchange(request);
		});
	}

	private static @Nullable ModelAttempt attempt(ContextView context) {
		Observation current = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		return ModelAttempt.take(current);
	}

}
