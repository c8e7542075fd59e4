package io.throughline.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server in a process of its own. All get the same heap.
 */
final class JavaProcess implements AutoCloseable {

	private final Process process;

	private JavaProcess(Process process) {
		this.process = process;
	}

	static JavaProcess start(Map<String, String> environment, String... arguments) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(
				Stream.concat(Stream.of(tool("java"), "-Xmx3g"), Stream.of(arguments)).toList());
		builder.environment().putAll(environment);
		return new JavaProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	private static String tool(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name).toString();
	}

	BufferedReader output() {
		return this.process.inputReader();
	}

	/**
	 * Return how long it has worked, on all cores together.
	 */
	long cpuNanos() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
	}

	/**
	 * Return how much is on its heap after a collection.
	 */
	long liveBytes() throws IOException {
		Process histogram = new ProcessBuilder(tool("jcmd"), Long.toString(this.process.pid()), "GC.class_histogram")
			.start();
		try (Stream<String> lines = histogram.inputReader().lines()) {
			return number(lines.filter((line) -> line.startsWith("Total")).toList(), 2);
		}
	}

	/**
	 * Return how much memory it has of the machine, as Linux tells.
	 */
	long residentBytes() throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(this.process.pid()), "status"))) {
			return 1024 * number(lines.filter((line) -> line.startsWith("VmRSS")).toList(), 1);
		}
	}

	private static long number(List<String> lines, int place) {
		return Long.parseLong(lines.get(0).split("\\s+")[place]);
	}

	@Override
	public void close() throws Exception {
		this.process.getOutputStream().close();
		this.process.destroy();
		if (!this.process.waitFor(1, TimeUnit.MINUTES)) {
			this.process.destroyForcibly();
		}
	}

}
