package io.throughline.sample.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages work wherever they are: below a context path, and behind a proxy. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.servlet.context-path=/shop", "management.endpoints.web.base-path=/ops",
				"spring.kafka.bootstrap-servers=localhost:1", "spring.kafka.listener.auto-startup=false" })
@ExtendWith(Chromium.class)
class PrefixTests {

	private static final String LOGIN = "Basic "
			+ Base64.getEncoder().encodeToString("engineer:engineer".getBytes(StandardCharsets.UTF_8));

	@Autowired
	private TraceStore store;

	@LocalServerPort
	private int port;

	@Test
	void aProxyMayAddAPrefixToAContextPath(Browser browser) throws IOException {
		SeededTrace trace = SupportTests.refundRefused().save(this.store);
		HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		proxy.createContext("/outside/", this::forward);
		proxy.start();
		try {
			browser.reset();
			walk(browser, "http://localhost:" + proxy.getAddress().getPort() + "/outside/shop/ops/incidents", trace);
		}
		finally {
			proxy.stop(0);
		}
	}

	private void walk(Browser browser, String url, SeededTrace trace) {
		LookUpPages pages = new LookUpPages(browser, "");
		browser.open(url);
		pages.search(trace.reference());
		pages.awaitIncident(trace.reference());
		assertThat(browser.url()).startsWith(url);
		pages.row("create_refund").click();
		assertThat(pages.drawer().getText()).contains("refused");
		pages.link("Sessions").click();
		pages.awaitHeading("Sessions");
		pages.link("Prompts").click();
		pages.awaitHeading("Prompts");
		assertThat(browser.requests())
			.allMatch((request) -> request.contains("/outside/shop/ops/") || request.equals("about:blank"));
		assertThat(browser.problems()).isEmpty();
	}

	private void forward(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().toString().replaceFirst("^/outside", "");
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Authorization", LOGIN);
		for (String name : List.of("Accept", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest")) {
			exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach((value) -> request.header(name, value));
		}
		try {
			HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
			Set<String> hop = Set.of("transfer-encoding", "connection", "content-length", "date");
			answer.headers()
				.map()
				.forEach((name, values) -> values.stream()
					.filter((value) -> !hop.contains(name) && !name.startsWith(":"))
					.forEach((value) -> exchange.getResponseHeaders().add(name, value)));
			exchange.sendResponseHeaders(answer.statusCode(), (answer.body().length > 0) ? answer.body().length : -1);
			exchange.getResponseBody().write(answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			exchange.close();
		}
	}

}
