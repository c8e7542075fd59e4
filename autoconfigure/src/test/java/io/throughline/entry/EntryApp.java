package io.throughline.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running application and a client of it.
 *
 * @param context the application
 * @param client the client
 */
record EntryApp(ConfigurableApplicationContext context, HttpClient client) implements AutoCloseable {

	static EntryApp start(TestServer server, String... properties) {
		Class<?> application = (server == TestServer.NETTY) ? ReactiveEntryApplication.class
				: ServletEntryApplication.class;
		String[] all = Stream
			.concat(Stream.of("spring.application.version=1.2.3", "spring.reactor.netty.shutdown-quiet-period=0s"),
					Stream.of(properties))
			.toArray(String[]::new);
		return new EntryApp(server.start(application, all),
				HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
	}

	/**
	 * Ask for a path.
	 * @param path the path
	 * @param headers names and values
	 * @return the answer
	 */
	Answer get(String path, String... headers) {
		return getFrom(TestServer.url(this.context) + path, headers);
	}

	Answer getFrom(String url, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return new Answer(this.client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Wait for the server span of a trace.
	 * @param traceId the trace
	 * @return the span
	 */
	SpanData serverSpan(String traceId) {
		InMemorySpanExporter spans = this.context.getBean(InMemorySpanExporter.class);
		return Objects.requireNonNull(Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> spans.getFinishedSpanItems()
				.stream()
				.filter((span) -> span.getKind() == SpanKind.SERVER && span.getTraceId().equals(traceId))
				.findFirst()
				.orElse(null), Objects::nonNull));
	}

	@Nullable String attribute(String traceId, String name) {
		return serverSpan(traceId).getAttributes().get(AttributeKey.stringKey(name));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Wait for the closing line of a request.
	 * @param lines the captured lines
	 * @param answer the answer to the request
	 * @return the line
	 */
	static ILoggingEvent closing(LogLines lines, Answer answer) {
		return Objects.requireNonNull(Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> of(lines, answer).stream()
				.filter((line) -> line.getFormattedMessage().contains(": status "))
				.findFirst()
				.orElse(null), Objects::nonNull));
	}

	static List<ILoggingEvent> of(LogLines lines, Answer answer) {
		return lines.matching((line) -> answer.traceId().equals(line.getMDCPropertyMap().get("trace_id")));
	}

	/**
	 * An answer.
	 *
	 * @param response the response
	 */
	record Answer(HttpResponse<String> response) {

		int status() {
			return this.response.statusCode();
		}

		String body() {
			return this.response.body();
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		String traceId() {
			return header("X-Trace-Id");
		}

		String reference() {
			return header("X-Reference");
		}

		Map<String, List<String>> headers() {
			return this.response.headers().map();
		}

	}

}
