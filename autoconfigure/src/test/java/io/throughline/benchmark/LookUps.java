package io.throughline.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;

/**
 * Looks up traces of one server over HTTP and measures it.
 */
final class LookUps {

	static final String HEADER = String.format(Locale.ROOT, "%15s%7s%10s%9s%8s%9s%6s", "by HTTP", "CPU us", "answer kB",
			"heap MB", "RSS MB", "store MB", "load");

	private static final int WARM_UP = 5000;

	private final HttpClient client;

	private final LoadedServer server;

	private final List<String> traceIds;

	private Latencies latencies = new Latencies();

	private long cpuNanos;

	private long bytes;

	LookUps(HttpClient client, LoadedServer server) {
		this.client = client;
		this.server = server;
		this.traceIds = server.traceIds();
	}

	void warmUp() throws IOException, InterruptedException {
		measure(0, WARM_UP);
		this.latencies = new Latencies();
		this.cpuNanos = 0;
		this.bytes = 0;
	}

	void measure(int from, int to) throws IOException, InterruptedException {
		long before = this.server.process().cpuNanos();
		for (String traceId : this.traceIds.subList(from, to)) {
			HttpRequest request = HttpRequest.newBuilder(this.server.lookUp(traceId)).build();
			long start = System.nanoTime();
			HttpResponse<byte[]> answer = this.client.send(request, BodyHandlers.ofByteArray());
			this.latencies.add(System.nanoTime() - start);
			if (answer.statusCode() != 200) {
				throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
			}
			this.bytes += answer.body().length;
		}
		this.cpuNanos += this.server.process().cpuNanos() - before;
	}

	/**
	 * Return all figures of the server. Collects its garbage.
	 */
	String figures() throws IOException {
		double count = this.traceIds.size();
		JavaProcess process = this.server.process();
		return this.server.figures() + String.format(Locale.ROOT, "%15s%7.0f%10.1f%,9d%,8d%,9d%6.1f", this.latencies,
				this.cpuNanos / 1e3 / count, this.bytes / 1e3 / count, process.liveBytes() >> 20,
				process.residentBytes() >> 20, this.server.figures().bytes() >> 20,
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
	}

	/**
	 * Return how much it is of a peer's.
	 */
	String ratios(LookUps peer) {
		LoadFigures own = this.server.figures();
		LoadFigures other = peer.server.figures();
		return String.format(Locale.ROOT,
				"%s to %s: writes/s %.2f, CPU %.2f; by HTTP, median %.2f, 99th percentile %.2f, CPU %.2f", own.server(),
				other.server(), own.perSecond() / other.perSecond(), own.cpu() / other.cpu(),
				this.latencies.micros(0.5) / peer.latencies.micros(0.5),
				this.latencies.micros(0.99) / peer.latencies.micros(0.99), (double) this.cpuNanos / peer.cpuNanos);
	}

}
