package io.throughline.entry.reactive;

import io.throughline.entry.EntryRecorder;
import io.throughline.entry.EntryRequest;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Receives each exchange before all other filters.
 */
final class ReactiveEntryFilter implements WebFilter, Ordered {

	private final EntryRecorder recorder;

	ReactiveEntryFilter(EntryRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 2;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.ifPresent((context) -> open(new ReactiveEntryRequest(exchange, null), context, exchange.getResponse()));
		return chain.filter(exchange);
	}

	private void open(EntryRequest request, ServerRequestObservationContext context, ServerHttpResponse response) {
		this.recorder.open(request, context);
		response.beforeCommit(() -> Mono.fromRunnable(() -> this.recorder.answer(request, context)));
	}

}
