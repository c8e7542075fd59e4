package io.throughline.store.jdbc;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.throughline.store.StoreFailures;
import io.throughline.store.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.throughline.store.TraceParts.id;
import static io.throughline.store.TraceParts.trace;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a process that writes to a file of SQLite, as {@code kill -9} does, and looks at
 * what is left.
 */
class KilledProcessTests {

	private static final int WAITED = 500;

	// What is saved waits for the writer, and then for the write to end.
	private static final Duration UNSAFE = JdbcTraceStore.FLUSH_INTERVAL.plusMillis(250);

	@TempDir
	private Path folder = Path.of("");

	@Test
	void losesAtMostWhatWasSavedWithinTheFlushIntervalAndAWrite() throws Exception {
		Path file = this.folder.resolve("traces.db");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Writer.class.getName(),
				file.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		long saved;
		try (BufferedReader output = process.inputReader()) {
			saved = lastSaved(output);
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		assertThat(process.exitValue()).isEqualTo(137);
		JdbcTraceStore store = open(file);
		try {
			for (long number = 0; number <= saved; number++) {
				assertThat(store.find(id(number)).map(Trace::spans)).as("trace %d of %d", number, saved).isPresent();
			}
			store.save(trace(-1).done());
			store.flush();
			assertThat(store.find(id(-1))).isPresent();
		}
		finally {
			store.close();
		}
	}

	/**
	 * The last trace that was saved long enough before another was.
	 */
	private static long lastSaved(BufferedReader output) throws Exception {
		long[] numbers = new long[WAITED];
		long[] times = new long[WAITED];
		for (int i = 0; i < WAITED; i++) {
			String[] line = output.readLine().split(" ");
			numbers[i] = Long.parseLong(line[0]);
			times[i] = Long.parseLong(line[1]);
		}
		int last = WAITED - 1;
		while (times[WAITED - 1] - times[last] < UNSAFE.toNanos()) {
			last--;
		}
		return numbers[last];
	}

	static JdbcTraceStore open(Path file) {
		return new JdbcTraceStore(SqliteDatabase.open(file), SqliteTraceStoreTests.RETENTION, new StoreFailures(),
				16 << 20);
	}

	/**
	 * The process that is killed: saves traces for as long as it lives.
	 */
	static final class Writer {

		private Writer() {
		}

		public static void main(String[] arguments) throws SQLException {
			try (JdbcTraceStore store = open(Path.of(arguments[0]))) {
				for (long number = 0; number < Long.MAX_VALUE; number++) {
					store.save(trace(number).done());
					System.out.println(number + " " + System.nanoTime());
					LockSupport.parkNanos(5_000_000);
				}
			}
		}

	}

}
