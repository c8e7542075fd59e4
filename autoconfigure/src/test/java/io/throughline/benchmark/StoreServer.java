package io.throughline.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A small application with one of our stores and the endpoint that looks up in it.
 */
final class StoreServer implements LoadedServer {

	private final JavaProcess process;

	private final Map<String, String> said = new HashMap<>();

	private final LoadFigures figures;

	StoreServer(String name, long count, String... properties) throws IOException {
		// A look-up is a trace itself, which would take the place of others.
		Stream<String> own = Stream.of("-cp", System.getProperty("java.class.path"), StoreProcess.class.getName(),
				"management.endpoints.web.exposure.include=incidents",
				"throughline.incidents.look-ups-per-minute=1000000000", "jdbc.datasource-proxy.enabled=false",
				"management.observations.enable.http.server.requests=false", "logging.threshold.console=off",
				"spring.main.banner-mode=off", "benchmark.traces=" + count);
		this.process = JavaProcess.start(Map.of(), Stream.concat(own, Stream.of(properties)).toArray(String[]::new));
		listen(this.process.output());
		if (!said("busy").equals("0")) {
			throw new IllegalStateException(name + " has not written " + said("busy") + " spans");
		}
		this.figures = new LoadFigures(name, Long.parseLong(said("written")), Long.parseLong(said("kept")),
				Double.parseDouble(said("perSecond")), Double.parseDouble(said("cpu")), said("find"), said("reference"),
				Long.parseLong(said("bytes")));
	}

	private void listen(BufferedReader output) throws IOException {
		while (!this.said.containsKey("url")) {
			String line = output.readLine();
			if (line == null) {
				throw new IllegalStateException("The application ended");
			}
			int end = line.indexOf('=');
			if (end > 0) {
				this.said.put(line.substring(0, end), line.substring(end + 1));
			}
		}
	}

	private String said(String name) {
		return this.said.getOrDefault(name, "");
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
		return List.of(said("traceIds").split(","));
	}

	@Override
	public URI lookUp(String traceId) {
		return URI.create(said("url") + "/actuator/incidents/" + traceId);
	}

	@Override
	public void close() throws Exception {
		this.process.close();
	}

}
