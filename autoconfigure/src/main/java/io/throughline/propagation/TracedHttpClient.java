package io.throughline.propagation;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * A {@link HttpClient} whose requests are observed and carry the trace. Everything else
 * is the client's own.
 */
final class TracedHttpClient extends HttpClient {

	private final HttpClient delegate;

	private final ObjectProvider<ObservationRegistry> registry;

	private final ObjectProvider<HttpClientBodies> bodies;

	TracedHttpClient(HttpClient delegate, ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<HttpClientBodies> bodies) {
		this.delegate = delegate;
		this.registry = registry;
		this.bodies = bodies;
	}

	@Override
	public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
			throws IOException, InterruptedException {
		HttpClientExchange exchange = start(request);
		try (Observation.Scope scope = exchange.observation().openScope()) {
			return exchange.answered(this.delegate.send(exchange.request(), exchange.read(handler)));
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			exchange.observation().error(ex);
			throw ex;
		}
		finally {
			exchange.observation().stop();
		}
	}

	@Override
	public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
		return sendAsync(request, handler, null);
	}

	@Override
	public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler,
			@Nullable PushPromiseHandler<T> pushes) {
		HttpClientExchange exchange = start(request);
		CompletableFuture<HttpResponse<T>> answer = this.delegate
			.sendAsync(exchange.request(), exchange.read(handler), pushes)
			.whenComplete(exchange::end);
		answer.whenComplete((response, failure) -> {
			if (answer.isCancelled()) {
				// The JDK may go on with the request as if nothing had happened.
				exchange.end(null, failure);
			}
		});
		return answer;
	}

	private HttpClientExchange start(HttpRequest request) {
		return HttpClientExchange.start(request, this.registry.getObject(), this.bodies.getIfAvailable());
	}

	@Override
	public Optional<CookieHandler> cookieHandler() {
		return this.delegate.cookieHandler();
	}

	@Override
	public Optional<Duration> connectTimeout() {
		return this.delegate.connectTimeout();
	}

	@Override
	public Redirect followRedirects() {
		return this.delegate.followRedirects();
	}

	@Override
	public Optional<ProxySelector> proxy() {
		return this.delegate.proxy();
	}

	@Override
	public SSLContext sslContext() {
		return this.delegate.sslContext();
	}

	@Override
	public SSLParameters sslParameters() {
		return this.delegate.sslParameters();
	}

	@Override
	public Optional<Authenticator> authenticator() {
		return this.delegate.authenticator();
	}

	@Override
	public Version version() {
		return this.delegate.version();
	}

	@Override
	public Optional<Executor> executor() {
		return this.delegate.executor();
	}

	@Override
	public WebSocket.Builder newWebSocketBuilder() {
		return this.delegate.newWebSocketBuilder();
	}

}
