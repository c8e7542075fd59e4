package io.throughline.incident.reactive;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import io.throughline.incident.LookUpAnswer;
import io.throughline.incident.LookUpGuard;
import io.throughline.incident.PathSegments;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Asks the guard about each exchange with the look-up.
 */
final class LookUpFilter implements WebFilter, Ordered {

	private static final boolean SECURITY = ClassUtils
		.isPresent("org.springframework.security.authentication.AnonymousAuthenticationToken", null);

	private final LookUpGuard guard;

	private final boolean forwarding;

	/**
	 * Create a filter.
	 * @param guard the guard
	 * @param forwarding whether addresses are taken from headers before it is asked
	 */
	LookUpFilter(LookUpGuard guard, boolean forwarding) {
		this.guard = guard;
		this.forwarding = forwarding;
	}

	@Override
	public int getOrder() {
		// Behind all that finds out who is logged in.
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		List<String> path = this.guard.isIdle() ? List.of()
				: PathSegments.of(exchange.getRequest().getPath().pathWithinApplication());
		if (!this.guard.guards(path)) {
			return chain.filter(exchange);
		}
		this.guard.headers().forEach(exchange.getResponse().getHeaders()::set);
		return exchange.getPrincipal()
			.filter((user) -> !isAnonymous(user))
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((user) -> filter(exchange, chain,
					new ReactiveLookUpRequest(exchange, path, user.orElse(null), this.forwarding)));
	}

	private static boolean isAnonymous(Principal user) {
		return SECURITY && user instanceof AnonymousAuthenticationToken;
	}

	private Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain, ReactiveLookUpRequest request) {
		LookUpAnswer answer = this.guard.check(request);
		return (answer != null) ? write(answer, exchange.getResponse()) : chain.filter(exchange);
	}

	private static Mono<Void> write(LookUpAnswer answer, ServerHttpResponse response) {
		response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
		answer.headers().forEach(response.getHeaders()::set);
		response.getHeaders().setContentLength(answer.body().length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.body())));
	}

}
