package io.throughline.sampling;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint is closed until somebody exposes it.
 */
class ClosedSamplingEndpointTests {

	@Test
	void isNotThereOnTomcat() throws Exception {
		isNotThere(TestServer.TOMCAT, ServletSamplingApplication.class);
	}

	@Test
	void isNotThereOnNetty() throws Exception {
		isNotThere(TestServer.NETTY, ReactiveSamplingApplication.class);
	}

	private static void isNotThere(TestServer server, Class<?> type) throws Exception {
		try (ConfigurableApplicationContext application = server.start(type)) {
			assertThat(status(application, "")).isEqualTo(200);
			assertThat(status(application, "/sampling")).isEqualTo(404);
			assertThat(status(application, "/sampling/collector")).isEqualTo(404);
		}
	}

	private static int status(ConfigurableApplicationContext application, String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(TestServer.url(application) + "/actuator" + path))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
	}

}
