package io.throughline.incident.reactive;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.List;

import io.throughline.incident.LookUpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * The guard's view of a reactive exchange.
 */
final class ReactiveLookUpRequest implements LookUpRequest {

	private final ServerWebExchange exchange;

	private final List<String> path;

	private final @Nullable Principal user;

	private final boolean forwarding;

	ReactiveLookUpRequest(ServerWebExchange exchange, List<String> path, @Nullable Principal user, boolean forwarding) {
		this.exchange = exchange;
		this.path = path;
		this.user = user;
		this.forwarding = forwarding;
	}

	@Override
	public String method() {
		return this.exchange.getRequest().getMethod().name();
	}

	@Override
	public List<String> path() {
		return this.path;
	}

	@Override
	public @Nullable String header(String name) {
		return this.exchange.getRequest().getHeaders().getFirst(name);
	}

	@Override
	public boolean hasParameter(String name) {
		return this.exchange.getRequest().getQueryParams().containsKey(name);
	}

	@Override
	public @Nullable Principal user() {
		return this.user;
	}

	@Override
	public boolean isLoopback() {
		InetSocketAddress remote = this.exchange.getRequest().getRemoteAddress();
		return !this.forwarding && remote != null && remote.getAddress() != null
				&& remote.getAddress().isLoopbackAddress();
	}

}
