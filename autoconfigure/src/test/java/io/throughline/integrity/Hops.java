package io.throughline.integrity;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

import io.throughline.testsupport.KafkaBroker;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running application whose hand-offs are looked at through its endpoints.
 *
 * @param context the application
 * @param client asks it, and is traced by nobody
 */
record Hops(ConfigurableApplicationContext context, HttpClient client) implements AutoCloseable {

	static Hops start(KafkaBroker broker, TestServer server, Class<?> application, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 2);
		all[properties.length] = "management.endpoints.web.exposure.include=handoffs,health";
		all[properties.length + 1] = "management.endpoint.health.show-details=always";
		return new Hops(broker.start(server, application, all), HttpClient.newHttpClient());
	}

	String url() {
		return TestServer.url(this.context);
	}

	HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	JsonNode map() {
		return JsonMapper.shared().readTree(get("/actuator/handoffs").body());
	}

	/**
	 * Wait until a hand-off has counted a state.
	 */
	JsonNode await(String kind, String name, String state) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> edges().stream()
				.filter((edge) -> edge.path("kind").asString().equals(kind) && edge.path("name").asString().equals(name)
						&& edge.path("counts").has(state))
				.findFirst()
				.orElse(JsonMapper.shared().createObjectNode()), (found) -> !found.isEmpty());
	}

	List<JsonNode> edges() {
		return StreamSupport.stream(map().path("edges").spliterator(), false).toList();
	}

	/**
	 * Return what the health says of a hand-off.
	 */
	String health(String name) {
		JsonNode health = JsonMapper.shared().readTree(get("/actuator/health").body()).path("components");
		return health.path("handoffs").path("status").asString() + " "
				+ health.path("handoffs").path("details").path("faulty").path(name).asString("");
	}

	@Override
	public void close() {
		this.context.close();
	}

}
