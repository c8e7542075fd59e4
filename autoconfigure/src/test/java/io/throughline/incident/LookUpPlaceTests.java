package io.throughline.incident;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of where the look-up answers.
 */
class LookUpPlaceTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=incidents";

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void answersOnTheManagementPort(TestServer server) throws Exception {
		try (ConfigurableApplicationContext application = server.start(LookUpApplication.class, EXPOSED,
				"management.server.port=0", "management.server.base-path=/ops",
				"management.endpoints.web.base-path=/look-up")) {
			String port = application.getEnvironment().getProperty("local.management.port");
			assertThat(open(application, "http://127.0.0.1:" + port + "/ops/look-up")).contains("RF7K-29QX");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void answersBelowAContextPath(TestServer server) throws Exception {
		String key = (server == TestServer.TOMCAT) ? "server.servlet.context-path" : "spring.webflux.base-path";
		try (ConfigurableApplicationContext application = server.start(LookUpApplication.class, EXPOSED,
				key + "=/shop")) {
			assertThat(open(application, TestServer.url(application) + "/shop/actuator")).contains("RF7K-29QX");
		}
	}

	private static String open(ConfigurableApplicationContext application, String base) throws Exception {
		application.getBean(TraceStore.class).save(Stories.onboarding().part());
		URI uri = URI.create(base + "/incidents/" + Stories.TRACE_ID);
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(HttpRequest.newBuilder(uri).header("Accept", "text/plain").build(), BodyHandlers.ofString())
			.body();
	}

}
