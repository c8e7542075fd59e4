package io.throughline.logging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.EventData;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Event;
import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Log lines on spans: {@link SpanLogAppender} in a real application.
 */
class SpanLogTests {

	private static final Logger logger = LoggerFactory.getLogger("shop");

	private static final String STORED = "throughline.content.store=redacted";

	private @Nullable ConfigurableApplicationContext application;

	@AfterEach
	void stop() {
		if (this.application != null) {
			this.application.close();
		}
	}

	@Test
	void standsBesideTheTraceRedacted() {
		Trace trace = call("/order", STORED);
		List<Event> lines = lines(trace);
		assertThat(lines)
			.extracting((line) -> value(line, Field.LOG_LEVEL), (line) -> value(line, Field.LOG_LOGGER),
					(line) -> value(line, Field.LOG_EXCEPTION), (line) -> value(line, Field.LOG_MESSAGE))
			.containsExactlyInAnyOrder(line("WARN", null, "no stock for [email]"),
					line("ERROR", "java.lang.IllegalStateException", "not paid"), line("WARN", null, "later"));
		assertThat(lines).allMatch((line) -> !line.time().isBefore(trace.summary().start()));
		assertThat(trace.toString()).doesNotContain("jane@example.com", "throughline-test-line");
	}

	@Test
	void isExportedWithoutItsMessage() {
		call("/order", STORED);
		InMemorySpanExporter exporter = running().getBean(InMemorySpanExporter.class);
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> exported(exporter).count() == 3);
		assertThat(exported(exporter))
			.allSatisfy((line) -> assertThat(line.getAttributes().asMap().keySet()).extracting((key) -> key.getKey())
				.contains("throughline.log.level", "throughline.log.logger")
				.doesNotContain("throughline.log.message"));
	}

	@Test
	void standsThereWithoutItsMessageWhereContentIsNotStored() {
		Trace trace = call("/order", "throughline.content.store=none");
		assertThat(lines(trace)).hasSize(3).allMatch((line) -> value(line, Field.LOG_MESSAGE) == null);
	}

	@Test
	void takesNoMoreLinesThanItsBound() {
		Trace trace = call("/many", STORED);
		assertThat(lines(trace)).hasSize(LogBudget.MOST_LINES);
	}

	@Test
	void takesNoMoreBytesThanItsBound() {
		Trace trace = call("/long", STORED);
		assertThat(lines(trace)).extracting((line) -> value(line, Field.LOG_MESSAGE) != null)
			.containsExactly(true, true, false);
	}

	private ConfigurableApplicationContext running() {
		ConfigurableApplicationContext started = this.application;
		assertThat(started).isNotNull();
		return started;
	}

	private Trace call(String path, String property) {
		ConfigurableApplicationContext started = TestServer.TOMCAT.start(Shop.class, property,
				"throughline.sampling.ratio=1");
		this.application = started;
		try {
			HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(TestServer.url(started) + path)).build(),
						BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		TraceStore store = started.getBean(TraceStore.class);
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> trace(store),
					(trace) -> trace != null && (!path.equals("/order") || lines(trace).size() == 3));
	}

	private static @Nullable Trace trace(TraceStore store) {
		return store.search(TraceQuery.newest(10))
			.traces()
			.stream()
			.filter((trace) -> trace.route() != null)
			.findFirst()
			.flatMap((trace) -> store.find(trace.traceId()))
			.orElse(null);
	}

	private static List<Event> lines(Trace trace) {
		return trace.spans()
			.stream()
			.map(TraceSpan::events)
			.flatMap(List::stream)
			.filter((event) -> event.name().equals("throughline.log"))
			.toList();
	}

	private static Stream<EventData> exported(InMemorySpanExporter exporter) {
		return exporter.getFinishedSpanItems()
			.stream()
			.flatMap((span) -> span.getEvents().stream())
			.filter((event) -> event.getName().equals("throughline.log"));
	}

	private static @Nullable Object value(Event line, Field field) {
		return line.attributes().get(field.attribute());
	}

	private static Tuple line(String level, @Nullable String exception, String message) {
		return tuple(level, "shop", exception, message);
	}

	/**
	 * An application that logs.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAsync
	@Import({ Orders.class, Later.class })
	static class Shop {

		@Bean
		InMemorySpanExporter exporter() {
			return InMemorySpanExporter.create();
		}

	}

	/**
	 * Its controller.
	 *
	 * @param later what it does afterwards
	 */
	@RestController
	record Orders(Later later) {

		@GetMapping("/order")
		String order() {
			logger.info("throughline-test-line of no concern");
			logger.warn("no stock for {}", "jane@example.com");
			LoggerFactory.getLogger("io.throughline.step").warn("throughline-test-line of our own");
			logger.error("not paid", new IllegalStateException("secret"));
			// What is logged after its span has ended finds none to stand on.
			this.later.run().join();
			return "ok";
		}

		@GetMapping("/many")
		String many() {
			IntStream.range(0, LogBudget.MOST_LINES + 5).forEach((number) -> logger.warn("line {}", number));
			return "ok";
		}

		@GetMapping("/long")
		String tooLong() {
			IntStream.range(0, 3).forEach((number) -> logger.warn("x ".repeat(1_500)));
			return "ok";
		}

	}

	/**
	 * What runs on another thread.
	 */
	static class Later {

		@Async
		CompletableFuture<Void> run() {
			logger.warn("later");
			return CompletableFuture.completedFuture(null);
		}

	}

}
