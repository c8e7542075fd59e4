package io.throughline.handoff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.throughline.testsupport.KafkaBroker;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hands work over in every way a Spring application can, within requests to real servers
 * and messages of a real broker, and prints one row for each: held, or not reachable and
 * why.
 */
@ExtendWith(KafkaBroker.Extension.class)
class HandOffMatrixTests {

	private static final Map<String, String> NOT_REACHABLE = Map.of("ThreadPoolExecutor bean injected by class",
			"the JDK's classes cannot be extended; declare the bean as ExecutorService", "new Thread",
			"no hook without bytecode instrumentation; wrap the task in one line", "common pool",
			"no hook without bytecode instrumentation; pass an executor bean", "RestClient.create()",
			"no hook without bytecode instrumentation; inject the builder");

	private final KafkaBroker broker;

	HandOffMatrixTests(KafkaBroker broker) {
		this.broker = broker;
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void holdsOnBootsExecutors(TestServer server) {
		overHttp(server, BootExecutorApplication.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void holdsOnTheApplicationsExecutors(TestServer server) {
		overHttp(server, OwnExecutorApplication.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void holdsInAsynchronousMvc(TestServer server) {
		overHttp(server, MvcApplication.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void holdsInReactor(TestServer server) {
		overHttp(server, ReactorApplication.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void holdsOnTheWayOut(TestServer server) {
		overHttp(server, OutApplication.class);
	}

	@ParameterizedTest
	@CsvSource({ "BootExecutorApplication", "OwnExecutorApplication", "ReactorApplication", "OutApplication" })
	void holdsFromAKafkaListener(String application) throws ClassNotFoundException {
		Class<?> type = Class.forName(getClass().getPackageName() + "." + application);
		drive(TestServer.TOMCAT, type, "KAFKA", true);
	}

	@Test
	void holdsOnVirtualThreads() {
		overHttp(TestServer.TOMCAT, BootExecutorApplication.class, "spring.threads.virtual.enabled=true");
		overHttp(TestServer.TOMCAT, OutApplication.class, "spring.threads.virtual.enabled=true");
		drive(TestServer.TOMCAT, BootExecutorApplication.class, "KAFKA virtual", true,
				"spring.threads.virtual.enabled=true");
	}

	private void overHttp(TestServer server, Class<?> application, String... properties) {
		boolean virtual = properties.length > 0 && properties[properties.length - 1].contains("virtual");
		drive(server, application, server + (virtual ? " virtual" : ""), false, properties);
	}

	private void drive(TestServer server, Class<?> application, String name, boolean kafka, String... properties) {
		List<MatrixRow> rows = new ArrayList<>();
		try (ConfigurableApplicationContext context = this.broker.start(server, application, properties);
				LogLines lines = LogLines.capture()) {
			MatrixEntry entry = (kafka) ? new MatrixEntry.Kafka(this.broker.servers())
					: new MatrixEntry.Http(TestServer.url(context));
			cells(context).forEach((cell, path) -> rows.add(row(name, entry, cell, path, lines)));
		}
		rows.forEach(System.out::println);
		assertThat(rows).isNotEmpty()
			.allMatch((row) -> row.held() || !row.reachable().isEmpty(), "held or not reachable")
			.noneMatch((row) -> row.held() && !row.reachable().isEmpty());
	}

	private MatrixRow row(String name, MatrixEntry entry, String cell, String path, LogLines lines) {
		String trace = UUID.randomUUID().toString().replace("-", "");
		String run = "run-" + trace.substring(0, 8);
		try {
			entry.request(path, run, trace);
		}
		catch (Exception ex) {
			throw new IllegalStateException(cell, ex);
		}
		Map<String, String> mdc = lines.mdc("far side of " + run);
		return new MatrixRow(name, cell, NOT_REACHABLE.getOrDefault(cell, ""), trace, mdc);
	}

	/**
	 * Return the cells of an application, by name, with the paths that run them where
	 * these are not the cells' own.
	 */
	@SuppressWarnings("unchecked")
	private Map<String, String> cells(ConfigurableApplicationContext context) {
		Map<String, String> cells = new LinkedHashMap<>();
		if (context.containsBean("cells")) {
			((List<Cell>) context.getBean("cells")).forEach((cell) -> cells.put(cell.name(), cell.name()));
		}
		if (context.containsBean("paths")) {
			cells.putAll((Map<String, String>) context.getBean("paths"));
		}
		return cells;
	}

}
