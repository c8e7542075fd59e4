package io.throughline.sample.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import io.throughline.sample.Recent;
import org.jspecify.annotations.Nullable;

/**
 * A model that speaks OpenAI's wire format and answers by script, also with tool calls
 * and as a stream. It has no trace of its own, so it does not log; it remembers what the
 * last 1,000 requests carried.
 */
public final class ModelStandIn implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofMillis(60);

	private static final Duration SLOW_PAUSE = Duration.ofMillis(400);

	private static final int EVENTS_BEFORE_ABORT = 3;

	private final Recent<Integer, Received> received = new Recent<>(1_000);

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger rateLimited = new AtomicInteger();

	private final LoopbackServer server = new LoopbackServer("model", this::handle);

	/**
	 * Return what the last 1,000 requests carried, the oldest first.
	 * @return a copy
	 */
	public List<Received> received() {
		return this.received.values();
	}

	@Override
	public void close() {
		this.server.close();
	}

	String url() {
		return this.server.url() + "/v1";
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			int n = this.requests.incrementAndGet();
			byte[] body = exchange.getRequestBody().readAllBytes();
			this.received.put(n, new Received(exchange.getRequestURI().getPath(),
					exchange.getRequestHeaders().getFirst("traceparent")));
			exchange.getResponseHeaders().set("x-request-id", "req_" + n);
			exchange.getResponseHeaders().set("request-id", "req_" + n);
			exchange.getResponseHeaders().set("openai-processing-ms", "42");
			answer(exchange, n, body);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void answer(HttpExchange exchange, int n, byte[] body) throws IOException, InterruptedException {
		if (exchange.getRequestURI().getPath().endsWith("/embeddings")) {
			Json.send(exchange, 200, EmbeddingWire.answer(body));
		}
		else {
			answer(exchange, n, ModelQuestion.parse(body));
		}
	}

	private void answer(HttpExchange exchange, int n, ModelQuestion question) throws IOException, InterruptedException {
		if (question.asks("#500")) {
			Json.send(exchange, 500, "{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}");
		}
		else if (question.asks("#429") && this.rateLimited.getAndIncrement() % 2 == 0) {
			exchange.getResponseHeaders().set("Retry-After", "1");
			Json.send(exchange, 429, "{\"error\":{\"message\":\"rate limited\",\"type\":\"rate_limit\"}}");
		}
		else if (question.asks("#malformed")) {
			Json.send(exchange, 200, "{\"id\":\"chatcmpl-x\",\"choices\":[{\"mess");
		}
		else {
			reply(exchange, question, new ModelWire(n, ModelScript.reply(question)));
		}
	}

	private static void reply(HttpExchange exchange, ModelQuestion question, ModelWire wire)
			throws IOException, InterruptedException {
		Thread.sleep(wire.reply().delay().toMillis());
		if (!question.stream()) {
			Json.send(exchange, 200, wire.completion());
			return;
		}
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
		exchange.sendResponseHeaders(200, 0);
		List<String> events = wire.events(question.wantsUsage());
		if (question.asks("#abort")) {
			stream(exchange.getResponseBody(), events.subList(0, EVENTS_BEFORE_ABORT), PAUSE);
			return;
		}
		stream(exchange.getResponseBody(), events, question.asks("#slow") ? SLOW_PAUSE : PAUSE);
		write(exchange.getResponseBody(), "[DONE]");
	}

	private static void stream(OutputStream out, List<String> events, Duration pause)
			throws IOException, InterruptedException {
		for (String event : events) {
			write(out, event);
			Thread.sleep(pause.toMillis());
		}
	}

	private static void write(OutputStream out, String data) throws IOException {
		out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	/**
	 * What a request carried.
	 *
	 * @param path its path
	 * @param traceparent its trace context, if any
	 */
	public record Received(String path, @Nullable String traceparent) {
	}

}
