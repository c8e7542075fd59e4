package io.throughline.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A call of a model, byte for byte as it goes over the wire.
 */
record WireCall(String path, byte[] request, int status, Map<String, String> headers, byte[] response) {

	private static final AtomicLong TIME = new AtomicLong();

	private static final ModelCallRecognizer RECOGNIZER = new ModelCallRecognizer(Map.of(), TIME::get);

	static WireCall of(String path, String request, String response) {
		String type = response.endsWith(".sse") ? "text/event-stream; charset=utf-8"
				: response.endsWith(".ndjson") ? "application/x-ndjson" : "application/json";
		return new WireCall(path, resource(request), 200, Map.of("content-type", type), resource(response))
			.header("x-request-id", "req_1")
			.header("request-id", "req_1");
	}

	static byte[] resource(String name) {
		try (InputStream in = WireCall.class.getResourceAsStream(name)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	WireCall status(int status) {
		return new WireCall(this.path, this.request, status, this.headers, this.response);
	}

	WireCall header(String name, String value) {
		Map<String, String> all = new HashMap<>(this.headers);
		all.put(name, value);
		return new WireCall(this.path, this.request, this.status, all, this.response);
	}

	WireCall request(byte[] body) {
		return new WireCall(this.path, body, this.status, this.headers, this.response);
	}

	WireCall response(byte[] body) {
		return new WireCall(this.path, this.request, this.status, this.headers, body);
	}

	WireCall response(String body) {
		return response(body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return this call with some of its response replaced.
	 */
	WireCall replace(String text, String replacement) {
		return response(text().replace(text, replacement));
	}

	/**
	 * Return this call with the first events of its response, and more.
	 */
	WireCall events(int count, String more) {
		String[] events = text().split("(?<=\n\n)");
		return response(String.join("", Arrays.copyOf(events, count)) + more);
	}

	String text() {
		return new String(this.response, StandardCharsets.UTF_8);
	}

	ModelCallFacts facts() {
		return facts(Integer.MAX_VALUE, Integer.MAX_VALUE);
	}

	/**
	 * Read the call to its end.
	 * @param first size of the first piece of each body
	 * @param more size of the others
	 */
	ModelCallFacts facts(int first, int more) {
		return facts(first, more, ModelExchange::end);
	}

	ModelCallFacts facts(int first, int more, Consumer<ModelExchange> ending) {
		ModelExchange exchange = RECOGNIZER.recognize("POST", uri());
		play(exchange, first, more);
		TIME.addAndGet(250_000_000L);
		ending.accept(exchange);
		return exchange.facts();
	}

	/**
	 * Read the call, but not its end.
	 */
	void play(ModelExchange exchange, int first, int more) {
		pieces(this.request, first, more, exchange::request);
		exchange.requestEnd();
		TIME.addAndGet(250_000_000L);
		exchange.response(this.status, this.headers::get);
		pieces(this.response, first, more, exchange::body);
	}

	URI uri() {
		return URI.create("http://localhost:8080" + this.path);
	}

	private static void pieces(byte[] bytes, int first, int more, Consumer<ByteBuffer> consumer) {
		int from = 0;
		while (from < bytes.length) {
			int size = Math.min((from == 0) ? Math.max(first, 1) : more, bytes.length - from);
			consumer.accept(ByteBuffer.wrap(bytes, from, size));
			from += size;
		}
	}

}
