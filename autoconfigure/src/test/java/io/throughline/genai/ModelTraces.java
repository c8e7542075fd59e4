package io.throughline.genai;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelRequest;
import io.throughline.testsupport.model.StubModelServer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The spans of the requests to one application, and what must hold for all of them.
 */
public final class ModelTraces {

	private final StubModelServer model;

	private final InMemorySpanExporter spans;

	private final String url;

	private List<SpanData> all = List.of();

	public ModelTraces(StubModelServer model, ConfigurableApplicationContext application) {
		this.model = model;
		this.spans = application.getBean(InMemorySpanExporter.class);
		this.url = TestServer.url(application);
	}

	/**
	 * Send one request and wait until its trace is complete.
	 * @return the status of the answer
	 */
	public int request(String path, String question) {
		this.model.clear();
		this.spans.reset();
		URI uri = UriComponentsBuilder.fromUriString(this.url + path).queryParam("q", "{q}").build(question);
		int status = status(uri);
		Awaitility.await().until(this::isComplete);
		this.all = this.spans.getFinishedSpanItems();
		return status;
	}

	private static int status(URI uri) {
		try {
			// No time-out: the first call of a library loads thousands of classes.
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
				.statusCode();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Check what holds for every trace, and that the next request has another one.
	 */
	public void areWhole() {
		if (this.all.isEmpty()) {
			// The test was skipped.
			return;
		}
		Set<String> ids = this.all.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
		SpanData server = server();
		assertThat(this.all).describedAs(tree())
			.allSatisfy((span) -> assertThat(span.getTraceId()).isEqualTo(server.getTraceId()));
		assertThat(this.all).describedAs(tree())
			.filteredOn((span) -> !span.equals(server))
			.allSatisfy((span) -> assertThat(ids).contains(span.getParentSpanId()));
		assertThat(ids).hasSameSizeAs(this.all);
		List<String> attempts = attempts().stream().map(SpanData::getSpanId).toList();
		assertThat(this.model.received()).describedAs(tree()).allSatisfy((received) -> {
			assertThat(received.traceId()).isEqualTo(server.getTraceId());
			assertThat(attempts).contains(spanId(received));
			assertThat(received.header("x-throughline-call")).isNull();
		}).hasSameSizeAs(attempts);
		assertThat(request("/plain", "")).isEqualTo(200);
		assertThat(server().getTraceId()).isNotEqualTo(server.getTraceId());
		assertThat(server().getParentSpanContext().isValid()).isFalse();
	}

	/**
	 * Return the spans of a kind of step, in the order they ended.
	 */
	public List<SpanData> steps(String kind) {
		return this.all.stream().filter((span) -> kind.equals(value(span, "throughline.step.kind"))).toList();
	}

	public SpanData model() {
		assertThat(steps("model")).describedAs(tree()).hasSize(1);
		return steps("model").get(0);
	}

	/**
	 * Return the HTTP requests to the model, in the order they ended.
	 */
	public List<SpanData> attempts() {
		return this.all.stream()
			.filter((span) -> span.getKind() == SpanKind.CLIENT && value(span, "throughline.step.kind") == null)
			.toList();
	}

	public static Map<String, Object> attributes(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), Map.Entry::getValue));
	}

	public static @Nullable Object value(SpanData span, String attribute) {
		return attributes(span).get(attribute);
	}

	/**
	 * Draw the trace.
	 */
	public String tree() {
		StringBuilder tree = new StringBuilder("\n");
		this.all.stream()
			.filter((span) -> this.all.stream().noneMatch((other) -> other.getSpanId().equals(span.getParentSpanId())))
			.forEach((root) -> draw(tree, root, ""));
		return tree.toString();
	}

	private void draw(StringBuilder tree, SpanData span, String indent) {
		Object error = value(span, "error.type");
		tree.append(indent)
			.append(span.getName())
			.append(' ')
			.append(span.getKind())
			.append((error != null) ? " error.type=" + error : "")
			.append('\n');
		this.all.stream()
			.filter((child) -> child.getParentSpanId().equals(span.getSpanId()))
			.sorted((one, other) -> Long.compare(one.getStartEpochNanos(), other.getStartEpochNanos()))
			.forEach((child) -> draw(tree, child, indent + "  "));
	}

	private SpanData server() {
		return this.all.stream().filter((span) -> span.getKind() == SpanKind.SERVER).findFirst().orElseThrow();
	}

	/**
	 * Spans end after the answer: those of a cancelled stream, and the server's.
	 */
	private boolean isComplete() {
		List<SpanData> ended = this.spans.getFinishedSpanItems();
		Set<String> ids = ended.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
		return ended.stream().anyMatch((span) -> span.getKind() == SpanKind.SERVER) && ended.stream()
			.allMatch((span) -> span.getKind() == SpanKind.SERVER || ids.contains(span.getParentSpanId()));
	}

	private static String spanId(StubModelRequest received) {
		return String.valueOf(received.traceparent()).split("-")[2];
	}

}
