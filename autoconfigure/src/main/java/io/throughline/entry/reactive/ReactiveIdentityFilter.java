package io.throughline.entry.reactive;

import java.security.Principal;

import io.throughline.entry.EntryRecorder;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Identifies an exchange once more behind Spring Security, where its principal is known.
 */
final class ReactiveIdentityFilter implements WebFilter, Ordered {

	// Behind Spring Security's filter, which stands at -100.
	private static final int ORDER = -90;

	private final EntryRecorder recorder;

	ReactiveIdentityFilter(EntryRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return exchange.getPrincipal()
			.doOnNext((principal) -> identify(exchange, principal))
			// Who needs the principal will see the failure; we only look.
			.onErrorComplete()
			.then(Mono.defer(() -> chain.filter(exchange)));
	}

	private void identify(ServerWebExchange exchange, Principal principal) {
		ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.ifPresent((context) -> this.recorder.identify(new ReactiveEntryRequest(exchange, principal), context));
	}

}
