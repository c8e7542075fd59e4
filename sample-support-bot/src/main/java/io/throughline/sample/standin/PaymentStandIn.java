package io.throughline.sample.standin;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;

/** A payment service that accepts every refund. */
public final class PaymentStandIn implements AutoCloseable {

	private final LoopbackServer server = new LoopbackServer("payments", PaymentStandIn::handle);

	String url() {
		return this.server.url();
	}

	@Override
	public void close() {
		this.server.close();
	}

	private static void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			Json.send(exchange, 200, "{\"status\":\"accepted\"}");
		}
	}

}
