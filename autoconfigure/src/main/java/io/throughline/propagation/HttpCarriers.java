package io.throughline.propagation;

import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Adapters of the HTTP libraries, each a class of its own so that only those are loaded
 * whose library is there.
 */
final class HttpCarriers {

	private HttpCarriers() {
	}

	/**
	 * Requests of RestClient, RestTemplate and the HTTP interface clients on them.
	 */
	static final class SpringClient implements CarrierAdapter {

		@Override
		public boolean supports(Object carrier) {
			return carrier instanceof HttpRequest && !(carrier instanceof ServerHttpRequest);
		}

		@Override
		public Target target(Object carrier) {
			HttpRequest request = (HttpRequest) carrier;
			return new Target(request.getMethod().name(), request.getURI());
		}

		@Override
		public @Nullable String answered(Object response, String name) {
			return (response instanceof ClientHttpResponse answer) ? answer.getHeaders().getFirst(name) : null;
		}

	}

	/**
	 * Requests of WebClient.
	 */
	static final class ReactiveClient implements CarrierAdapter {

		@Override
		public boolean supports(Object carrier) {
			return carrier instanceof ClientRequest.Builder;
		}

		@Override
		public Target target(Object carrier) {
			ClientRequest request = ((ClientRequest.Builder) carrier).build();
			return new Target(request.method().name(), request.url());
		}

		@Override
		public @Nullable String answered(Object response, String name) {
			return (response instanceof ClientResponse answer) ? answer.headers().asHttpHeaders().getFirst(name) : null;
		}

	}

	/**
	 * Requests of {@code java.net.http.HttpClient}.
	 */
	static final class JdkClient implements CarrierAdapter {

		@Override
		public boolean supports(Object carrier) {
			return carrier instanceof java.net.http.HttpRequest.Builder;
		}

		@Override
		public Target target(Object carrier) {
			java.net.http.HttpRequest request = ((java.net.http.HttpRequest.Builder) carrier).build();
			return new Target(request.method(), request.uri());
		}

		@Override
		public @Nullable String answered(Object response, String name) {
			return (response instanceof HttpResponse<?> answer) ? answer.headers().firstValue(name).orElse(null) : null;
		}

	}

	/**
	 * Requests of OkHttp, which some vendors' libraries bring.
	 */
	static final class OkHttpClient implements CarrierAdapter {

		@Override
		public boolean supports(Object carrier) {
			return carrier instanceof okhttp3.Request.Builder;
		}

		@Override
		public Target target(Object carrier) {
			okhttp3.Request request = ((okhttp3.Request.Builder) carrier).build();
			return new Target(request.method(), request.url().uri());
		}

		@Override
		public List<String> values(Object carrier, String name) {
			return ((okhttp3.Request.Builder) carrier).build().headers(name);
		}

		@Override
		public @Nullable String answered(Object response, String name) {
			return (response instanceof okhttp3.Response answer) ? answer.header(name) : null;
		}

	}

	/**
	 * Requests that a servlet container received.
	 */
	static final class ServletServer implements CarrierAdapter {

		@Override
		public boolean supports(Object carrier) {
			return carrier instanceof HttpServletRequest;
		}

		@Override
		public String caller(Object carrier) {
			return ((HttpServletRequest) carrier).getRemoteAddr();
		}

	}

	/**
	 * Requests that a reactive server received.
	 */
	static final class ReactiveServer implements CarrierAdapter {

		@Override
		public boolean supports(Object carrier) {
			return carrier instanceof ServerHttpRequest;
		}

		@Override
		public @Nullable String caller(Object carrier) {
			InetSocketAddress remote = ((ServerHttpRequest) carrier).getRemoteAddress();
			return (remote != null && remote.getAddress() != null) ? remote.getAddress().getHostAddress() : null;
		}

	}

}
