package io.throughline.entry.reactive;

import io.throughline.entry.EntryRecorder;
import io.throughline.entry.EntryRequest;
import io.throughline.entry.UnmarkedRequest;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
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
		ServerRequestObservationContext context = ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.orElse(null);
		if (context != null && !open(new ReactiveEntryRequest(exchange, null), context, exchange.getResponse())) {
			return turnDown(exchange.getResponse(), context);
		}
		return chain.filter(exchange);
	}

	private Mono<Void> turnDown(ServerHttpResponse response, ServerRequestObservationContext context) {
		response.setRawStatusCode(UnmarkedRequest.STATUS);
		response.getHeaders().set(HttpHeaders.CONTENT_TYPE, UnmarkedRequest.CONTENT_TYPE);
		return response.writeWith(Mono.just(response.bufferFactory().wrap(UnmarkedRequest.problem(context))));
	}

	private boolean open(EntryRequest request, ServerRequestObservationContext context, ServerHttpResponse response) {
		boolean admitted = this.recorder.open(request, context);
		response.beforeCommit(() -> Mono.fromRunnable(() -> this.recorder.answer(request, context)));
		return admitted;
	}

}
