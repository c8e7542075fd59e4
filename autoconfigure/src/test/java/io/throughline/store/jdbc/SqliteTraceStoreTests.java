package io.throughline.store.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.store.Facet;
import io.throughline.store.Retention;
import io.throughline.store.StoreFailures;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceStoreContract;
import io.throughline.store.TraceStoreStatistics.Loss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.throughline.store.TraceParts.START;
import static io.throughline.store.TraceParts.id;
import static io.throughline.store.TraceParts.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of {@link JdbcTraceStore} with a file of SQLite.
 */
class SqliteTraceStoreTests extends TraceStoreContract {

	static final Retention RETENTION = new Retention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(180));

	private final List<JdbcTraceStore> opened = new ArrayList<>();

	private final StoreFailures failures = new StoreFailures();

	@TempDir
	private Path folder = Path.of("");

	@Override
	protected TraceStore emptyStore(Retention retention) {
		return open("contract.db", 16 << 20);
	}

	@AfterEach
	void close() throws SQLException {
		for (JdbcTraceStore store : this.opened) {
			store.close();
		}
	}

	@Test
	void findsTracesAfterARestart() throws SQLException {
		JdbcTraceStore before = open("traces.db", 16 << 20);
		before.save(trace(1).with(Field.TENANT_ID, "acme").done());
		before.close();
		this.opened.remove(before);
		assertThat(open("traces.db", 16 << 20).find(id(1))).isPresent();
	}

	@Test
	void letsOnlyItsOwnerRead() throws IOException {
		Files.createFile(this.folder.resolve("traces.db"));
		open("traces.db", 16 << 20).save(trace(1).done());
		this.opened.forEach(TraceStore::flush);
		try (Stream<Path> files = Files.list(this.folder)) {
			List<Path> all = files.filter((file) -> file.getFileName().toString().startsWith("traces.db")).toList();
			assertThat(all).hasSize(3)
				.allSatisfy((file) -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
					.isEqualTo("rw-------"));
		}
	}

	@Test
	void leavesNoContentInTheFileOnceItIsErased() throws Exception {
		JdbcTraceStore store = open("traces.db", 16 << 20);
		store.save(trace(1).with(Field.TENANT_ID, "canary-of-this-test").done());
		store.flush();
		store.erase(Facet.TENANT, "canary-of-this-test");
		store.close();
		this.opened.remove(store);
		assertThat(Files.readString(this.folder.resolve("traces.db"), StandardCharsets.ISO_8859_1))
			.doesNotContain("canary-of-this-test");
	}

	@Test
	void givesRoomBack() throws Exception {
		JdbcTraceStore store = open("traces.db", 16 << 20);
		for (int i = 0; i < 500; i++) {
			store.save(trace(i).with("any", new Random(i).ints(400).boxed().toList().toString()).done());
		}
		store.flush();
		long before = store.statistics().bytes();
		store.purge(START.plus(Duration.ofDays(91)));
		assertThat(store.statistics().lost(Loss.EXPIRED)).isEqualTo(500);
		assertThat(store.statistics().bytes()).isLessThan(before / 4);
	}

	@Test
	void countsWhatFindsNoRoomToWait() {
		JdbcTraceStore store = open("traces.db", 2000);
		store.save(trace(1).with("any", "x".repeat(2000)).done());
		assertThat(store.statistics().lost(Loss.BUSY)).isOne();
	}

	@Test
	void dropsOnlyWhatCannotBeWritten() {
		JdbcTraceStore store = open("traces.db", 16 << 20);
		store.save(trace(1).done());
		store.save(trace("no trace id").done());
		store.save(trace(2).done());
		store.flush();
		assertThat(store.find(id(1))).isPresent();
		assertThat(store.find(id(2))).isPresent();
		assertThat(store.statistics().lost(Loss.FAILED)).isOne();
		assertThat(this.failures.count()).isPositive();
	}

	@Test
	void saysWhyAFileCannotBeOpened() {
		assertThatIllegalStateException().isThrownBy(() -> SqliteDatabase.open(this.folder))
			.withMessageContainingAll("throughline.store.jdbc.path", this.folder.toString(), "type=memory");
	}

	private JdbcTraceStore open(String file, long maxPending) {
		JdbcTraceStore store = new JdbcTraceStore(SqliteDatabase.open(this.folder.resolve(file)), RETENTION,
				this.failures, maxPending);
		this.opened.add(store);
		return store;
	}

}
