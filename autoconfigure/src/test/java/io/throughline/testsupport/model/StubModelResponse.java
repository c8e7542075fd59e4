package io.throughline.testsupport.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;

/**
 * Sends an answer in one piece or, with pauses, as a stream.
 */
final class StubModelResponse {

	private static final Duration PAUSE = Duration.ofMillis(60);

	private static final Duration SLOW_PAUSE = Duration.ofMillis(400);

	private static final int CHUNKED = 0;

	private static final int MORE_THAN_IS_SENT = 100_000;

	private final HttpExchange exchange;

	private final StubModelRequest request;

	StubModelResponse(HttpExchange exchange, StubModelRequest request) {
		this.exchange = exchange;
		this.request = request;
		header("x-request-id", "req_" + request.number());
		header("request-id", "req_" + request.number());
		header("openai-processing-ms", "42");
	}

	StubModelResponse retryAfter(int seconds) {
		header("Retry-After", Integer.toString(seconds));
		return this;
	}

	void json(int status, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		String accepted = this.request.acceptEncoding();
		if (this.request.asks("#gzip") && accepted != null && accepted.contains("gzip")) {
			header("Content-Encoding", "gzip");
			body = gzip(body);
		}
		header("Content-Type", "application/json");
		this.exchange.sendResponseHeaders(status, body.length);
		this.exchange.getResponseBody().write(body);
	}

	void events(List<String> events, String end) throws IOException, InterruptedException {
		events(events, end, CHUNKED);
	}

	/**
	 * Send events and close the connection in the middle of the body.
	 * @param events the events
	 */
	void cut(List<String> events) throws IOException, InterruptedException {
		events(events, "", MORE_THAN_IS_SENT);
	}

	void lines(List<String> lines, String last) throws IOException, InterruptedException {
		header("Content-Type", "application/x-ndjson");
		this.exchange.sendResponseHeaders(200, CHUNKED);
		stream(lines, last, PAUSE);
	}

	private void events(List<String> events, String end, int length) throws IOException, InterruptedException {
		header("Content-Type", "text/event-stream; charset=utf-8");
		this.exchange.sendResponseHeaders(200, length);
		stream(events, end, this.request.asks("#slow") ? SLOW_PAUSE : PAUSE);
	}

	private void stream(List<String> pieces, String end, Duration pause) throws IOException, InterruptedException {
		for (String piece : pieces) {
			write(piece);
			Thread.sleep(pause.toMillis());
		}
		write(end);
	}

	private void write(String piece) throws IOException {
		OutputStream out = this.exchange.getResponseBody();
		out.write(piece.getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	private void header(String name, String value) {
		this.exchange.getResponseHeaders().set(name, value);
	}

	private static byte[] gzip(byte[] body) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			out.write(body);
		}
		return bytes.toByteArray();
	}

}
