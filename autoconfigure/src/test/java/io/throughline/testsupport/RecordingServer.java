package io.throughline.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * A downstream service on the loopback: answers {@code ok}, or the status that the path
 * {@code /status/NNN} names, and records what it got. The path {@code /flaky} answers 503
 * to every odd request.
 */
public final class RecordingServer implements AutoCloseable {

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private int flaky;

	public RecordingServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	public List<Received> received() {
		return List.copyOf(this.received);
	}

	public List<Received> received(String path) {
		return this.received.stream().filter((request) -> request.path().equals(path)).toList();
	}

	public void clear() {
		this.received.clear();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] content = exchange.getRequestBody().readAllBytes();
			String path = exchange.getRequestURI().getPath();
			Map<String, List<String>> headers = new TreeMap<>();
			exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
			this.received.add(new Received(exchange.getRequestMethod(), path, headers, content));
			byte[] body = "ok".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status(path), body.length);
			exchange.getResponseBody().write(body);
		}
	}

	private synchronized int status(String path) {
		if (path.startsWith("/status/")) {
			return Integer.parseInt(path.substring("/status/".length()));
		}
		return (path.startsWith("/flaky") && this.flaky++ % 2 == 0) ? 503 : 200;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A request that arrived.
	 *
	 * @param method its method
	 * @param path its path
	 * @param headers its headers by lower-case name
	 * @param body its body
	 */
	public record Received(String method, String path, Map<String, List<String>> headers, byte[] body) {

		public @Nullable String header(String name) {
			List<String> values = this.headers.get(name);
			return (values != null) ? String.join(",", values) : null;
		}

		public String traceId() {
			String traceparent = header("traceparent");
			return (traceparent != null) ? traceparent.split("-")[1] : "none";
		}

	}

}
