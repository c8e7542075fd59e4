package io.throughline.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.throughline.reference.Reference;
import io.throughline.store.TracePart;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceStoreStatistics;
import io.throughline.store.TraceStoreStatistics.Loss;
import io.throughline.testsupport.TestServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The process of a {@link StoreServer}: an application as users have it, whose store it
 * fills and looks up in. It says what it measured, and ends when it is told to.
 */
final class StoreProcess {

	// As much as may wait to be written.
	private static final int BATCH = 500;

	private static final int ROUND = 10;

	private final RequestTraces traces = new RequestTraces(Instant.now().minus(Duration.ofDays(1)));

	private final TraceStore store;

	private long written;

	private long nanos;

	private long cpuNanos;

	private StoreProcess(TraceStore store) {
		this.store = store;
	}

	public static void main(String[] arguments) throws IOException {
		try (ConfigurableApplicationContext application = TestServer.TOMCAT.start(Beans.class, arguments)) {
			new StoreProcess(application.getBean(TraceStore.class))
				.run(application.getEnvironment().getRequiredProperty("benchmark.traces", Long.class));
			say("url", TestServer.url(application));
			System.in.read();
		}
	}

	private static void say(String name, Object value) {
		System.out.println("\n" + name + "=" + value);
	}

	private void run(long count) {
		fill(count);
		TraceStoreStatistics statistics = this.store.statistics();
		List<String> traceIds = traceIds(statistics.traces());
		say("written", this.written);
		say("kept", statistics.traces());
		say("busy", statistics.lost(Loss.BUSY) + statistics.lost(Loss.FAILED));
		say("perSecond", this.written * 1e9 / this.nanos);
		say("cpu", this.cpuNanos / 1e3 / this.written);
		say("bytes", statistics.bytes());
		List<Reference> references = traceIds.stream().map(Reference::of).toList();
		say("find", measure(traceIds, this.store::find));
		say("reference", measure(references, this.store::findByReference));
		say("traceIds", String.join(",", traceIds));
	}

	private void fill(long count) {
		long end = System.nanoTime() + LoadedServer.MOST_TIME.toNanos();
		while (this.written < count && System.nanoTime() < end) {
			long from = this.written;
			List<List<TracePart>> batches = LongStream.range(0, ROUND)
				.mapToObj((batch) -> this.traces.parts(from + batch * BATCH, BATCH))
				.toList();
			long start = System.nanoTime();
			long before = cpuNanos();
			for (List<TracePart> batch : batches) {
				batch.forEach(this.store::save);
				this.store.flush();
			}
			this.nanos += System.nanoTime() - start;
			this.cpuNanos += cpuNanos() - before;
			this.written += BATCH * ROUND;
		}
	}

	private static long cpuNanos() {
		return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
	}

	private List<String> traceIds(long kept) {
		return new Random(7).longs(0, this.written)
			.mapToObj(RequestTraces::id)
			.filter((traceId) -> kept == this.written || this.store.find(traceId).isPresent())
			.limit(LoadedServer.LOOK_UPS)
			.toList();
	}

	/**
	 * The first round only warms up.
	 */
	private static <T> Latencies measure(List<T> asked, Consumer<T> lookUp) {
		asked.forEach(lookUp);
		Latencies latencies = new Latencies();
		for (int round = 0; round < 5; round++) {
			for (T one : asked) {
				long start = System.nanoTime();
				lookUp.accept(one);
				latencies.add(System.nanoTime() - start);
			}
		}
		return latencies;
	}

	/**
	 * Its configuration.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Beans {

		/**
		 * A PostgreSQL that waits for its disk as it does by default.
		 */
		@Bean(destroyMethod = "close")
		@ConditionalOnProperty("benchmark.postgres")
		EmbeddedPostgres postgres() throws IOException {
			return EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
		}

		@Bean(destroyMethod = "close")
		@ConditionalOnProperty("benchmark.postgres")
		DataSource dataSource(EmbeddedPostgres postgres) {
			HikariDataSource pool = new HikariDataSource();
			pool.setDataSource(postgres.getPostgresDatabase());
			return pool;
		}

	}

}
