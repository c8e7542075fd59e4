package io.throughline.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ten thousand requests of all kinds lose the id nowhere. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "support.refunds.model-timeout=300ms", "logging.level.io.throughline=error" })
class HealthyHandOffsTests {

	private static final int REQUESTS = 10_000;

	private static final int CALLERS = 12;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void tenThousandMixedRequestsLeaveNoFault() throws Exception {
		AtomicInteger answered = new AtomicInteger();
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
		IntStream.range(0, REQUESTS).forEach((number) -> callers.execute(() -> {
			ask(number);
			answered.incrementAndGet();
		}));
		callers.shutdown();
		assertThat(callers.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
		assertThat(answered).hasValue(REQUESTS);
		JsonNode map = settled();
		assertThat(map.path("edges")).extracting((edge) -> edge.path("kind").asString())
			.contains("http_in", "http_out", "kafka_in", "kafka_out", "model");
		assertThat(map.path("edges"))
			.allSatisfy((edge) -> assertThat(edge.path("sound").asBoolean()).as("%s", edge).isTrue());
		assertThat(map.path("sound").asBoolean()).isTrue();
	}

	/**
	 * Wait until what the requests have started is done.
	 */
	private JsonNode settled() {
		AtomicReference<String> before = new AtomicReference<>("");
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(2)).until(() -> {
			// Asking is a hand-off too.
			String now = map().path("edges")
				.valueStream()
				.filter((edge) -> !edge.path("name").asString().contains("/actuator"))
				.map(JsonNode::toString)
				.sorted()
				.toList()
				.toString();
			return now.equals(before.getAndSet(now));
		});
		return map();
	}

	private JsonNode map() {
		String login = Base64.getEncoder().encodeToString("support:support".getBytes(StandardCharsets.UTF_8));
		return JSON.readTree(send(request("/actuator/handoffs?last=1s").header("Authorization", "Basic " + login)));
	}

	private void ask(int number) {
		String order = "{\"orderId\":\"5012\",\"amountCents\":4990,\"reason\":\"charged twice\"}";
		int kind = number % 100;
		if (number % 1000 == 7) {
			chat(number, "/api/chat", "I was charged twice, order 4711");
		}
		else if (kind < 1) {
			chat(number, "/api/chat", "Where is my onboarding request?");
		}
		else if (kind < 3) {
			chat(number, "/api/chat", "Refund my delayed package, order ord_9132");
		}
		else if (kind < 10) {
			chat(number, "/api/chat", "What is your return policy?");
		}
		else if (kind < 13) {
			chat(number, "/api/chat/stream", "What is your return policy?");
		}
		else if (number % 500 == 13) {
			chat(number, "/api/chat", "#500");
		}
		else if (kind < 18) {
			post(number, "/api/refunds", order);
		}
		else if (kind < 20) {
			String reference = JSON.readTree(post(number, "/api/refunds", order)).path("reference").asString();
			post(number, "/api/tickets", "{\"reference\":\"" + reference + "\",\"note\":\"It is not done\"}");
		}
		else if (kind < 50) {
			post(number, "/api/tickets", "{\"reference\":\"RF7K-29QX\",\"note\":\"x\"}");
		}
		else if (kind < 80) {
			chat(number, "/api/chat", " ");
		}
		else {
			send(request("/api/refunds/" + number));
		}
	}

	private void chat(int number, String path, String message) {
		post(number, path, "{\"message\":\"" + message + "\",\"sessionId\":\"s-" + number + "\"}");
	}

	private String post(int number, String path, String body) {
		HttpRequest.Builder request = request(path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body));
		if (number % 3 == 0) {
			request.header("traceparent", String.format("00-%032x-%016x-01", number + 1, number + 1));
		}
		return send(request);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private String send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString()).body();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
