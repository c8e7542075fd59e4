package io.throughline.handoff;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hands work over in every way a Spring application can, within requests to real servers,
 * and prints one row for each: held, or not reachable and why.
 */
class HandOffMatrixTests {

	private static final Map<String, String> NOT_REACHABLE = Map.of("ThreadPoolExecutor bean injected by class",
			"the JDK's classes cannot be extended; declare the bean as ExecutorService", "new Thread",
			"no hook without bytecode instrumentation; wrap the task in one line", "common pool",
			"no hook without bytecode instrumentation; pass an executor bean");

	private final List<MatrixRow> rows = new ArrayList<>();

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void holdsOnBootsExecutors(TestServer server) {
		drive(server, BootExecutorApplication.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void holdsOnTheApplicationsExecutors(TestServer server) {
		drive(server, OwnExecutorApplication.class);
	}

	@Test
	void holdsOnVirtualThreads() {
		drive(TestServer.TOMCAT, BootExecutorApplication.class, "spring.threads.virtual.enabled=true");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void holdsInAsynchronousMvc(TestServer server) {
		drive(server, MvcApplication.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void holdsInReactor(TestServer server) {
		drive(server, ReactorApplication.class);
	}

	private void drive(TestServer server, Class<?> application, String... properties) {
		try (ConfigurableApplicationContext context = server.start(application, properties);
				LogLines lines = LogLines.capture()) {
			String entry = server + ((properties.length > 0) ? " virtual" : "");
			Paths.of(context).forEach((name, path) -> this.rows.add(row(entry, name, url(context, path), lines)));
		}
		this.rows.forEach(System.out::println);
		assertThat(this.rows).allMatch((row) -> row.held() || !row.reachable().isEmpty(), "held or not reachable");
		assertThat(this.rows).filteredOn((row) -> !row.reachable().isEmpty())
			.as("what is said to be unreachable has not become reachable")
			.noneMatch(MatrixRow::held);
	}

	private MatrixRow row(String entry, String name, String url, LogLines lines) {
		String trace = UUID.randomUUID().toString().replace("-", "");
		String run = "run-" + trace.substring(0, 8);
		request(url + "run=" + run, trace);
		Map<String, String> mdc = lines.mdc("far side of " + run);
		return new MatrixRow(entry, name, NOT_REACHABLE.getOrDefault(name, ""), trace, mdc);
	}

	private String url(ConfigurableApplicationContext context, String path) {
		return TestServer.url(context) + path + (path.contains("?") ? "&" : "?");
	}

	private void request(String url, String trace) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url))
			.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
			.header("X-Tenant-Id", MatrixRow.TENANT)
			.build();
		try {
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).as(url).isEqualTo(200);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The paths to request: one for each cell, or those that an application lists itself.
	 */
	private static final class Paths {

		@SuppressWarnings("unchecked")
		static Map<String, String> of(ConfigurableApplicationContext context) {
			Map<String, String> paths = new LinkedHashMap<>();
			if (context.containsBean("cells")) {
				((List<Cell>) context.getBean("cells")).forEach((cell) -> paths.put(cell.name(),
						"/cell?name=" + URLEncoder.encode(cell.name(), StandardCharsets.UTF_8)));
			}
			if (context.containsBean("paths")) {
				paths.putAll((Map<String, String>) context.getBean("paths"));
			}
			return paths;
		}

	}

}
