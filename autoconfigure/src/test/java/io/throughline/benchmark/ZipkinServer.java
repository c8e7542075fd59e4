package io.throughline.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import tools.jackson.databind.json.JsonMapper;

/**
 * Zipkin's server with its storage in memory, told to keep all.
 */
final class ZipkinServer implements LoadedServer {

	private static final int BATCH = 100;

	private static final int ROUND = 50;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final JsonMapper json = new JsonMapper();

	private final RequestTraces traces = new RequestTraces(Instant.now().minus(Duration.ofDays(1)));

	private final JavaProcess process;

	private final String url;

	private final long count;

	private final LoadFigures figures;

	ZipkinServer(Path jar, long count) throws Exception {
		try (ServerSocket free = new ServerSocket(0)) {
			this.url = "http://127.0.0.1:" + free.getLocalPort();
		}
		this.count = count;
		this.process = JavaProcess.start(Map.of("QUERY_PORT", this.url.substring(this.url.lastIndexOf(':') + 1),
				"MEM_MAX_SPANS", Long.toString(10 * count), "LOGGING_LEVEL_ROOT", "OFF"), "-jar", jar.toString());
		await(URI.create(this.url + "/health"));
		this.figures = fill();
	}

	private LoadFigures fill() throws Exception {
		long nanos = 0;
		long before = this.process.cpuNanos();
		for (long from = 0; from < this.count; from += BATCH * ROUND) {
			List<byte[]> bodies = new ArrayList<>();
			for (int batch = 0; batch < ROUND; batch++) {
				bodies.add(body(this.traces.parts(from + batch * BATCH, BATCH)));
			}
			long start = System.nanoTime();
			write(bodies, from);
			nanos += System.nanoTime() - start;
		}
		double cpu = (this.process.cpuNanos() - before) / 1e3 / this.count;
		return new LoadFigures("Zipkin, memory", this.count, this.count, this.count * 1e9 / nanos, cpu, "-", "-", 0);
	}

	// It answers before it has stored them.
	private void write(List<byte[]> bodies, long from) throws Exception {
		CompletableFuture<?> other = CompletableFuture.runAsync(() -> post(bodies.subList(0, ROUND / 2)));
		post(bodies.subList(ROUND / 2, ROUND));
		other.get();
		for (int batch = 1; batch <= ROUND; batch++) {
			await(lookUp(RequestTraces.id(from + batch * BATCH - 1)));
		}
	}

	private void post(List<byte[]> bodies) {
		for (byte[] body : bodies) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + "/api/v2/spans"))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofByteArray(body))
				.build();
			HttpResponse<String> answer = this.client.sendAsync(request, BodyHandlers.ofString()).join();
			if (answer.statusCode() != 202) {
				throw new IllegalStateException("Zipkin answered " + answer.statusCode() + " " + answer.body());
			}
		}
	}

	private void await(URI uri) throws InterruptedException {
		int status = 0;
		for (int attempt = 0; status != 200 && attempt < 3000; attempt++) {
			try {
				status = this.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
			}
			catch (IOException ex) {
				status = 0;
			}
			LockSupport.parkNanos((status != 200) ? 20_000_000 : 0);
		}
	}

	private byte[] body(List<TracePart> parts) {
		return this.json.writeValueAsBytes(
				parts.stream().flatMap((part) -> part.spans().stream().map((span) -> span(part, span))).toList());
	}

	private static Map<String, Object> span(TracePart part, TraceSpan span) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("traceId", part.traceId());
		json.put("id", span.spanId());
		if (span.parentId() != null) {
			json.put("parentId", span.parentId());
		}
		else {
			json.put("kind", "SERVER");
		}
		json.put("name", span.name());
		json.put("timestamp", ChronoUnit.MICROS.between(Instant.EPOCH, span.start()));
		json.put("duration", ChronoUnit.MICROS.between(span.start(), span.end()));
		json.put("localEndpoint", Map.of("serviceName", "support-bot"));
		Map<String, String> tags = new LinkedHashMap<>();
		span.attributes().forEach((name, value) -> tags.put(name, value.toString()));
		json.put("tags", tags);
		return json;
	}

	@Override
	public JavaProcess process() {
		return this.process;
	}

	@Override
	public LoadFigures figures() {
		return this.figures;
	}

	@Override
	public List<String> traceIds() {
		Random random = new Random(7);
		return IntStream.range(0, LOOK_UPS).mapToObj((i) -> RequestTraces.id(random.nextLong(this.count))).toList();
	}

	@Override
	public URI lookUp(String traceId) {
		return URI.create(this.url + "/api/v2/trace/" + traceId);
	}

	@Override
	public void close() throws Exception {
		this.process.close();
	}

}
