package io.throughline.testsupport.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A model that answers by script and remembers what it was asked. Markers anywhere in the
 * body of a request, such as {@code #429}, choose what it does.
 */
public final class StubModelServer implements AutoCloseable {

	private static final int EVENTS_BEFORE_BREAK = 3;

	private final List<StubModelRequest> received = new CopyOnWriteArrayList<>();

	private final Map<String, AtomicInteger> rateLimited = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private int requests;

	public StubModelServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	public List<StubModelRequest> received() {
		return List.copyOf(this.received);
	}

	/**
	 * Forget the requests, and whose turn it is to be rate limited. Their numbers go on.
	 */
	public void clear() {
		this.received.clear();
		this.rateLimited.clear();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			StubModelRequest request = receive(exchange);
			answer(request, new StubModelResponse(exchange, request));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private StubModelRequest receive(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		synchronized (this.received) {
			StubModelRequest request = StubModelRequest.of(++this.requests, exchange, body);
			this.received.add(request);
			return request;
		}
	}

	private void answer(StubModelRequest request, StubModelResponse response) throws IOException, InterruptedException {
		if (request.asks("#500")) {
			response.json(500, "{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}");
		}
		else if (request.asks("#429") && isOddCall(request)) {
			response.retryAfter(1).json(429, "{\"error\":{\"message\":\"rate limited\",\"type\":\"rate_limit\"}}");
		}
		else if (request.asks("#malformed")) {
			response.json(200, "{\"id\":\"chatcmpl-x\",\"choices\":[{\"mess");
		}
		else {
			reply(request, response);
		}
	}

	private boolean isOddCall(StubModelRequest request) {
		return this.rateLimited.computeIfAbsent(request.path() + request.streams(), (key) -> new AtomicInteger())
			.incrementAndGet() % 2 == 1;
	}

	private static void reply(StubModelRequest request, StubModelResponse response)
			throws IOException, InterruptedException {
		if (request.path().endsWith("/embeddings")) {
			response.json(200, new EmbeddingsWire(request).json());
		}
		else if (request.path().endsWith("/api/chat")) {
			reply(request, new OllamaWire(), response);
		}
		else {
			boolean anthropic = request.path().endsWith("/messages");
			reply(request, anthropic ? new AnthropicWire(request) : new OpenAiWire(request), response);
		}
	}

	private static void reply(StubModelRequest request, OllamaWire wire, StubModelResponse response)
			throws IOException, InterruptedException {
		if (request.streams()) {
			response.lines(wire.lines(), wire.lastLine());
		}
		else {
			response.json(200, wire.json());
		}
	}

	private static void reply(StubModelRequest request, ModelWire wire, StubModelResponse response)
			throws IOException, InterruptedException {
		if (request.streams()) {
			stream(request, wire, response);
		}
		else {
			response.json(200, wire.json());
		}
	}

	private static void stream(StubModelRequest request, ModelWire wire, StubModelResponse response)
			throws IOException, InterruptedException {
		List<String> events = wire.events();
		List<String> first = events.subList(0, Math.min(EVENTS_BEFORE_BREAK, events.size()));
		if (request.asks("#abort")) {
			response.events(first, "");
		}
		else if (request.asks("#cut")) {
			response.cut(first);
		}
		else if (request.asks("#streamerr")) {
			response.events(first, wire.error());
		}
		else {
			response.events(events, wire.end());
		}
	}

}
