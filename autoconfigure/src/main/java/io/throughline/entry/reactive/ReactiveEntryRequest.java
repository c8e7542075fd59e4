package io.throughline.entry.reactive;

import java.security.Principal;

import io.throughline.entry.EntryRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * The entry's view of a reactive exchange.
 */
final class ReactiveEntryRequest implements EntryRequest {

	private final ServerWebExchange exchange;

	private final @Nullable Principal principal;

	ReactiveEntryRequest(ServerWebExchange exchange, @Nullable Principal principal) {
		this.exchange = exchange;
		this.principal = principal;
	}

	@Override
	public @Nullable String header(String name) {
		return this.exchange.getRequest().getHeaders().getFirst(name);
	}

	@Override
	public @Nullable Principal principal() {
		return this.principal;
	}

	@Override
	public String method() {
		return this.exchange.getRequest().getMethod().name();
	}

	@Override
	public String path() {
		return this.exchange.getRequest().getPath().pathWithinApplication().value();
	}

	@Override
	public String lookupPath() {
		return path();
	}

	@Override
	public void answerHeader(String name, String value) {
		this.exchange.getResponse().getHeaders().set(name, value);
	}

	@Override
	public void attribute(String name, @Nullable Object value) {
		if (value != null) {
			this.exchange.getAttributes().put(name, value);
		}
	}

}
