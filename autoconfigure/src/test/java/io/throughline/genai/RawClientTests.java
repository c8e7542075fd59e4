package io.throughline.genai;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.step.Steps;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that an application writes itself: what is a call of a model and what is not,
 * whose it is, and that its body goes by untouched.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RawClientTests {

	private static final String CHAT = "/v1/chat/completions";

	private static final String EVENT = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n";

	private final StubModelServer model = new StubModelServer();

	private ConfigurableApplicationContext application;

	private InMemorySpanExporter spans;

	private Steps steps;

	@BeforeAll
	void start() {
		this.application = TestServer.NONE.start(RawClientApplication.class,
				"spring.http.clients.imperative.factory=jdk");
		this.spans = this.application.getBean(InMemorySpanExporter.class);
		this.steps = this.application.getBean(Steps.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.model.close();
	}

	@BeforeEach
	void clear() {
		this.model.clear();
		this.spans.reset();
	}

	@ParameterizedTest
	@EnumSource
	void anthropic(RawClient client) throws Exception {
		read(client, modelUri("/v1/messages"), "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":9," + messages());
		assertThat(attributes("chat claude-sonnet-4-5")).containsEntry("gen_ai.provider.name", "anthropic")
			.containsEntry("gen_ai.response.finish_reasons", List.of("end_turn"))
			.containsEntry("gen_ai.usage.input_tokens", 125L)
			.containsEntry("gen_ai.usage.output_tokens", 30L)
			.containsEntry("throughline.attempt.count", 1L);
	}

	@ParameterizedTest
	@EnumSource
	void ollama(RawClient client) throws Exception {
		read(client, modelUri("/api/chat"), "{\"model\":\"llama3\",\"stream\":true," + messages());
		assertThat(attributes("chat llama3")).containsEntry("gen_ai.provider.name", "ollama")
			.containsEntry("gen_ai.request.stream", true)
			.containsEntry("gen_ai.usage.input_tokens", 11L)
			.containsEntry("gen_ai.usage.output_tokens", 7L);
	}

	@ParameterizedTest
	@EnumSource
	void costThatTheGatewayReportsIsTheCostOfTheCall(RawClient client) throws Exception {
		byte[] answer = "{\"choices\":[],\"usage\":{\"prompt_tokens\":9}}".getBytes(StandardCharsets.UTF_8);
		try (ScriptedServer server = new ScriptedServer((exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("x-litellm-response-cost", "2.85e-05");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
		})) {
			read(client, server.uri(CHAT), RawModelRequest.of("hello", false));
		}
		assertThat(attributes("chat gpt-4o-mini")).containsEntry("throughline.cost.amount", 2.85e-05)
			.containsEntry("throughline.cost.currency", "USD")
			.containsEntry("throughline.cost.source", "provider");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "REST_TEMPLATE")
	void chunksOfAStreamAreTimed(RawClient client) throws Exception {
		double chunks = count("gen_ai.client.operation.time_per_output_chunk");
		read(client, modelUri(CHAT), RawModelRequest.of("hello", true));
		attributes("chat gpt-4o-mini");
		assertThat(count("gen_ai.client.operation.time_per_output_chunk")).isGreaterThan(chunks);
	}

	@ParameterizedTest
	@EnumSource
	void serviceOfTheSamePathIsNoModel(RawClient client) throws Exception {
		double calls = modelCalls();
		try (LogLines lines = LogLines.capture()) {
			read(client, modelUri("/v1/messages"), "{\"to\":\"Jane\",\"text\":\"hello\"}");
			read(client, modelUri("/api/chat"), "{\"room\":7,\"text\":\"hello\"}");
			Awaitility.await().until(() -> this.spans.getFinishedSpanItems().size() == 4);
			assertThat(lines.matching((line) -> line.getLoggerName().startsWith("io.throughline"))).isEmpty();
		}
		assertThat(modelCalls()).isEqualTo(calls);
		assertThat(named("call")).hasSize(2).allSatisfy((span) -> {
			assertThat(span.getAttributes().asMap()).isEmpty();
			assertThat(children(span)).hasSize(1);
		});
		assertThat(this.spans.getFinishedSpanItems())
			.allSatisfy((span) -> assertThat(ModelTraces.attributes(span).keySet())
				.noneMatch((key) -> key.startsWith("gen_ai.") || key.startsWith("throughline.step")));
	}

	@ParameterizedTest
	@EnumSource
	void stepOfTheApplicationOwnsTheCall(RawClient client) throws Exception {
		this.steps.model("plan").call((step) -> read(client, modelUri(CHAT), RawModelRequest.of("hello", false)));
		assertThat(models()).hasSize(1);
		assertThat(ModelTraces.attributes(models().get(0))).containsEntry("throughline.step.name", "plan")
			.containsEntry("gen_ai.usage.input_tokens", 120L);
		assertThat(children(models().get(0))).singleElement()
			.satisfies((span) -> assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT));
	}

	@ParameterizedTest
	@EnumSource
	void toolInBetweenMakesACallOfItsOwn(RawClient client) throws Exception {
		this.steps.model("plan")
			.call((plan) -> this.steps.tool("translate")
				.call((tool) -> read(client, modelUri(CHAT), RawModelRequest.of("hello", false))));
		assertThat(models()).hasSize(2);
		SpanData inner = models().stream().filter((span) -> !children(span).isEmpty()).findFirst().orElseThrow();
		assertThat(named("execute_tool translate")).singleElement()
			.satisfies((tool) -> assertThat(children(tool)).containsAnyOf(models().toArray(SpanData[]::new)));
		assertThat(inner.getName()).isIn("chat gpt-4o-mini", "chat");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "REST_TEMPLATE")
	void chunkArrivesBeforeTheNextOneIsSent(RawClient client) throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		try (ScriptedServer server = new ScriptedServer((exchange) -> {
			OutputStream out = stream(exchange);
			out.write(EVENT.getBytes(StandardCharsets.UTF_8));
			out.flush();
			boolean seen = arrived.await(1, TimeUnit.MINUTES);
			out.write(((seen) ? "data: [DONE]\n\n" : "data: late\n\n").getBytes(StandardCharsets.UTF_8));
		}); InputStream body = client.open(this.application, server.uri(CHAT), RawModelRequest.of("hello", true))) {
			assertThat(new String(body.readNBytes(EVENT.length()), StandardCharsets.UTF_8)).isEqualTo(EVENT);
			arrived.countDown();
			assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("data: [DONE]\n\n");
		}
		assertThat(attributes("chat gpt-4o-mini")).containsEntry("throughline.step.status", "ok");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "REST_TEMPLATE")
	void longStreamIsNotKept(RawClient client) throws Exception {
		long size = 200L << 20;
		byte[] events = EVENT.repeat(1000).getBytes(StandardCharsets.UTF_8);
		try (ScriptedServer server = new ScriptedServer((exchange) -> {
			OutputStream out = stream(exchange);
			for (long sent = 0; sent < size; sent += events.length) {
				out.write(events);
			}
		}); InputStream body = client.open(this.application, server.uri(CHAT), RawModelRequest.of("hello", true))) {
			body.readNBytes(events.length);
			long before = usedHeap();
			body.skipNBytes(size - 2L * events.length);
			assertThat(usedHeap() - before).isLessThan(32L << 20);
			body.readAllBytes();
		}
		assertThat(attributes("chat gpt-4o-mini")).containsEntry("error.type", "stream_truncated");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "REST_TEMPLATE")
	void streamThatIsClosedEarlyIsCancelled(RawClient client) throws Exception {
		InputStream body = client.open(this.application, modelUri(CHAT), RawModelRequest.of("hello #slow", true));
		assertThat(body.read()).isEqualTo('d');
		body.close();
		assertThat(attributes("chat gpt-4o-mini")).containsEntry("throughline.step.status", "cancelled");
	}

	@Test
	void futureThatIsCancelledCancelsTheCall() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch cancelled = new CountDownLatch(1);
		try (ScriptedServer server = new ScriptedServer((exchange) -> {
			OutputStream out = stream(exchange);
			out.write(EVENT.getBytes(StandardCharsets.UTF_8));
			out.flush();
			cancelled.await(1, TimeUnit.MINUTES);
		})) {
			HttpRequest request = HttpRequest.newBuilder(server.uri(CHAT))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(RawModelRequest.of("hello", true)))
				.build();
			CompletableFuture<HttpResponse<Void>> answer = this.application.getBean(HttpClient.class)
				.sendAsync(request, BodyHandlers.ofByteArrayConsumer((part) -> arrived.countDown()));
			assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
			answer.cancel(true);
			assertThat(attributes("chat gpt-4o-mini")).containsEntry("throughline.step.status", "cancelled");
			cancelled.countDown();
		}
	}

	@Test
	void callCancelledWhileItsRequestIsSentIsOneByItsAddress() throws Exception {
		CountDownLatch half = new CountDownLatch(1);
		CountDownLatch cancelled = new CountDownLatch(1);
		InputStream rest = new InputStream() {

			@Override
			public int read() {
				half.countDown();
				Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> cancelled.getCount() == 0);
				return -1;
			}

		};
		try (ScriptedServer server = new ScriptedServer((exchange) -> cancelled.await(1, TimeUnit.MINUTES))) {
			InputStream begun = new ByteArrayInputStream("{\"model\":".getBytes(StandardCharsets.UTF_8));
			HttpRequest request = HttpRequest.newBuilder(server.uri(CHAT))
				.POST(BodyPublishers.ofInputStream(() -> new SequenceInputStream(begun, rest)))
				.build();
			CompletableFuture<HttpResponse<Void>> answer = this.application.getBean(HttpClient.class)
				.sendAsync(request, BodyHandlers.discarding());
			assertThat(half.await(1, TimeUnit.MINUTES)).isTrue();
			answer.cancel(true);
			assertThat(attributes("chat")).containsEntry("throughline.step.status", "cancelled");
			cancelled.countDown();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "REST_TEMPLATE")
	void bodyThatNobodyReadsEndsTheCall(RawClient client) throws Exception {
		client.open(this.application, modelUri(CHAT), RawModelRequest.of("hello #slow", true)).close();
		// The reactive client may not even have sent the request.
		assertThat(attributes("chat gpt-4o-mini", "chat")).containsEntry("throughline.step.status", "cancelled");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "REST_TEMPLATE")
	void compressedBodyIsReadAndStaysAsItIs(RawClient client) throws Exception {
		String answer = read(RawClient.JDK_CLIENT, modelUri(CHAT), RawModelRequest.of("hello", false));
		this.spans.reset();
		byte[] compressed = gzip(answer);
		try (ScriptedServer server = new ScriptedServer((exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.getResponseHeaders().set("Content-Encoding", "gzip");
			exchange.sendResponseHeaders(200, compressed.length);
			exchange.getResponseBody().write(compressed);
		}); InputStream body = client.open(this.application, server.uri(CHAT), RawModelRequest.of("hello", false))) {
			byte[] received = body.readAllBytes();
			// Spring's clients decompress.
			assertThat(received)
				.isEqualTo((client == RawClient.JDK_CLIENT) ? compressed : answer.getBytes(StandardCharsets.UTF_8));
		}
		assertThat(attributes("chat gpt-4o-mini")).containsEntry("gen_ai.usage.input_tokens", 120L);
	}

	@ParameterizedTest
	@EnumSource
	void modelThatCannotBeReachedFailsTheCall(RawClient client) {
		ScriptedServer gone = new ScriptedServer(HttpExchange::close);
		gone.close();
		try (InputStream body = client.open(this.application, gone.uri(CHAT), RawModelRequest.of("hello", false))) {
			body.readAllBytes();
		}
		catch (Exception ex) {
			// As it should be.
		}
		assertThat(attributes("chat gpt-4o-mini", "chat")).containsEntry("throughline.step.status", "provider_error");
	}

	private String read(RawClient client, URI uri, String body) throws Exception {
		try (InputStream answer = client.open(this.application, uri, body)) {
			return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private URI modelUri(String path) {
		return URI.create(this.model.url() + path);
	}

	private static String messages() {
		return "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
	}

	private static OutputStream stream(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		return exchange.getResponseBody();
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	private static long usedHeap() {
		ManagementFactory.getMemoryMXBean().gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private double modelCalls() {
		return count("gen_ai.client.operation.duration");
	}

	private double count(String meter) {
		return this.application.getBean(MeterRegistry.class)
			.find(meter)
			.timers()
			.stream()
			.mapToDouble((timer) -> timer.count())
			.sum();
	}

	private List<SpanData> models() {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> "model".equals(ModelTraces.value(span, "throughline.step.kind")))
			.toList();
	}

	private List<SpanData> named(String... names) {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> List.of(names).contains(span.getName()))
			.toList();
	}

	private List<SpanData> children(SpanData parent) {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getParentSpanId().equals(parent.getSpanId()))
			.toList();
	}

	private Map<String, Object> attributes(String... names) {
		Awaitility.await().until(() -> named(names).size() == 1);
		return ModelTraces.attributes(named(names).get(0));
	}

}
