package io.throughline.integrity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * Something on the way that does not do as it should.
 */
final class Detour implements AutoCloseable {

	/**
	 * The id that a service makes up.
	 */
	static final String MINTED = "c".repeat(32);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private Detour(HttpHandler handler) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", handler);
		this.server.start();
	}

	/**
	 * A service that answers with an id of its own.
	 */
	static Detour minting() throws IOException {
		return new Detour((exchange) -> {
			exchange.getResponseHeaders().set("X-Trace-Id", MINTED);
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
	}

	/**
	 * A proxy that passes requests on to an application, but none of their headers.
	 */
	static Detour stripping(String application) throws IOException {
		HttpClient client = HttpClient.newHttpClient();
		return new Detour((exchange) -> {
			URI target = URI.create(application + exchange.getRequestURI());
			exchange.sendResponseHeaders(forward(client, target), -1);
			exchange.close();
		});
	}

	private static int forward(HttpClient client, URI target) throws IOException {
		try {
			HttpResponse<Void> answer = client.send(HttpRequest.newBuilder(target).build(), BodyHandlers.discarding());
			return answer.statusCode();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdown();
	}

}
