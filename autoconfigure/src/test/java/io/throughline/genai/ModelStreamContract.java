package io.throughline.genai;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the stream of a library stays what it is without us.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ModelStreamContract {

	private static final int TEXT = 4096;

	private static final int EVENTS = (200 << 20) / TEXT;

	private final ScriptedServer server = new ScriptedServer((exchange) -> answer(exchange));

	private volatile Script script = (out) -> {
	};

	private ConfigurableApplicationContext application;

	private InMemorySpanExporter spans;

	private ModelStream stream;

	/**
	 * Return the application, with a bean of type {@link ModelStream}.
	 */
	protected abstract Class<?> application();

	/**
	 * Return what the model sends.
	 */
	protected abstract StreamWire wire();

	@BeforeAll
	void start() {
		this.application = TestServer.NONE.start(application(), "test.model-url=" + this.server.uri(""));
		this.spans = this.application.getBean(InMemorySpanExporter.class);
		this.stream = this.application.getBean(ModelStream.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.server.close();
	}

	@BeforeEach
	void clear() {
		this.spans.reset();
	}

	@Test
	void chunkArrivesBeforeTheNextOneIsSent() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		CompletableFuture<Boolean> inTime = new CompletableFuture<>();
		this.script = (out) -> {
			send(out, wire().text("first"));
			inTime.complete(arrived.await(1, TimeUnit.MINUTES));
			send(out, wire().text("second"));
			send(out, wire().end());
		};
		Chunks chunks = new Chunks();
		this.stream.read(() -> {
			arrived.countDown();
			return chunks.next() <= 2;
		});
		assertThat(inTime.join()).isTrue();
		assertThat(chunks.count).isEqualTo(2);
		isWhole();
	}

	@Test
	void longStreamIsNotKept() throws Exception {
		byte[] event = StreamWire.bytes(wire().text("x".repeat(TEXT)));
		this.script = (out) -> {
			for (int sent = 0; sent < EVENTS; sent++) {
				out.write(event);
			}
			send(out, wire().end());
		};
		Chunks chunks = new Chunks();
		this.stream.readLong(() -> {
			switch (chunks.next()) {
				case EVENTS / 20 -> chunks.early = usedHeap();
				case EVENTS -> chunks.late = usedHeap();
				default -> {
				}
			}
			return true;
		});
		assertThat(chunks.count).isEqualTo(EVENTS);
		assertThat(chunks.early).isPositive();
		assertThat(chunks.late - chunks.early).isLessThan(32L << 20);
		isWhole();
	}

	@Test
	void streamThatIsClosedEarlyIsCancelled() throws Exception {
		CountDownLatch cut = new CountDownLatch(1);
		byte[] event = StreamWire.bytes(wire().text("x".repeat(TEXT)));
		this.script = (out) -> {
			try {
				for (int sent = 0; sent < EVENTS; sent++) {
					out.write(event);
					out.flush();
				}
			}
			catch (IOException ex) {
				cut.countDown();
			}
		};
		Chunks chunks = new Chunks();
		this.stream.read(() -> chunks.next() < 3);
		assertThat(cut.await(1, TimeUnit.MINUTES)).isTrue();
		assertThat(chunks.count).isBetween(3, EVENTS - 1);
		assertThat(model()).containsEntry("throughline.step.status", "cancelled");
	}

	private void answer(HttpExchange exchange) throws IOException, InterruptedException {
		exchange.getRequestBody().readAllBytes();
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		send(exchange.getResponseBody(), wire().begin());
		this.script.run(exchange.getResponseBody());
	}

	private static void send(OutputStream out, String events) throws IOException {
		out.write(StreamWire.bytes(events));
		out.flush();
	}

	private static long usedHeap() {
		ManagementFactory.getMemoryMXBean().gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void isWhole() {
		assertThat(model()).containsEntry("throughline.step.status", "ok")
			.containsEntry("gen_ai.usage.output_tokens", 7L);
	}

	private Map<String, Object> model() {
		Awaitility.await().until(() -> this.spans.getFinishedSpanItems().stream().anyMatch(this::isModel));
		assertThat(this.spans.getFinishedSpanItems()).filteredOn(this::isModel).hasSize(1);
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter(this::isModel)
			.findFirst()
			.map(ModelTraces::attributes)
			.orElseThrow();
	}

	private boolean isModel(SpanData span) {
		return "model".equals(ModelTraces.value(span, "throughline.step.kind"));
	}

	/**
	 * What the model sends after its stream began.
	 */
	private interface Script {

		void run(OutputStream out) throws IOException, InterruptedException;

	}

	/**
	 * What arrived.
	 */
	private static final class Chunks {

		private int count;

		private long early;

		private long late;

		int next() {
			return ++this.count;
		}

	}

}
