package io.throughline.sample.standin;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;

/** A CRM that answers 504 for the onboarding request, always, and knows all others. */
public final class CrmStandIn implements AutoCloseable {

	private final LoopbackServer server = new LoopbackServer("crm", CrmStandIn::handle);

	String url() {
		return this.server.url();
	}

	@Override
	public void close() {
		this.server.close();
	}

	private static void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			String subject = path.substring(path.lastIndexOf('/') + 1);
			if (subject.equals("onboarding")) {
				Json.send(exchange, 504, "{\"error\":\"upstream timeout\"}");
			}
			else if (subject.matches("[a-z-]+")) {
				Json.send(exchange, 200, "{\"subject\":\"" + subject + "\",\"status\":\"done\"}");
			}
			else {
				Json.send(exchange, 404, "{\"error\":\"no such request\"}");
			}
		}
	}

}
