package io.throughline.benchmark;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Fills Zipkin's server and our stores with the same traces, each in a process of its
 * own, and looks them up by id over HTTP in turn, so that what else the machine does
 * meets all; then fills our stores alone with more. One thread asks.
 */
final class StoreLoad {

	private static final int ROUND = 1000;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Path folder;

	private final List<String> table = new ArrayList<>();

	private StoreLoad(Path folder) {
		this.folder = folder;
		this.table.add(LoadFigures.HEADER + LookUps.HEADER);
	}

	public static void main(String[] arguments) throws Exception {
		long compared = Long.parseLong(arguments[1]);
		long more = Long.parseLong(arguments[2]);
		StoreLoad load = new StoreLoad(Files.createTempDirectory("throughline-load"));
		Path zipkin = Path.of(arguments[0]);
		if (compared > 0) {
			load.run(() -> new ZipkinServer(zipkin, compared), load.memory(compared, "2GB"), load.sqlite(compared),
					load.postgres(compared));
		}
		if (more > 0) {
			load.run(load.memory(more, "64MB"));
			load.run(load.memory(more, "2GB"));
			load.run(load.sqlite(more));
			load.run(load.postgres(more));
		}
		System.out.println("\nmicroseconds: median / 99th percentile");
		load.table.forEach(System.out::println);
	}

	private Callable<LoadedServer> memory(long count, String most) {
		return () -> new StoreServer("memory, " + most, count, "throughline.store.max-memory=" + most);
	}

	private Callable<LoadedServer> sqlite(long count) {
		return () -> new StoreServer("SQLite", count, "throughline.store.type=jdbc",
				"throughline.store.jdbc.path=" + this.folder.resolve(count + ".db"));
	}

	private Callable<LoadedServer> postgres(long count) {
		return () -> new StoreServer("PostgreSQL", count, "throughline.store.type=jdbc", "benchmark.postgres=true");
	}

	@SafeVarargs
	private void run(Callable<LoadedServer>... starts) throws Exception {
		List<LoadedServer> servers = new ArrayList<>();
		try {
			for (Callable<LoadedServer> start : starts) {
				servers.add(start.call());
				System.out.println(servers.get(servers.size() - 1).figures());
			}
			compare(servers);
		}
		finally {
			for (LoadedServer server : servers) {
				server.close();
			}
		}
	}

	private void compare(List<LoadedServer> servers) throws Exception {
		List<LookUps> all = servers.stream().map((server) -> new LookUps(this.client, server)).toList();
		for (LookUps lookUps : all) {
			lookUps.warmUp();
		}
		for (int from = 0; from < LoadedServer.LOOK_UPS; from += ROUND) {
			for (LookUps lookUps : all) {
				lookUps.measure(from, from + ROUND);
			}
		}
		for (LookUps lookUps : all) {
			this.table.add(lookUps.figures());
		}
		for (LookUps lookUps : all.subList(1, all.size())) {
			this.table.add(lookUps.ratios(all.get(0)));
		}
	}

}
