package io.throughline.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.throughline.store.Retention;
import io.throughline.store.StoreFailures;
import io.throughline.store.TraceParts;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceStoreContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.throughline.store.TraceParts.id;
import static io.throughline.store.TraceParts.spanId;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link JdbcTraceStore} with a real PostgreSQL.
 */
class PostgresTraceStoreTests extends TraceStoreContract {

	private static final List<EmbeddedPostgres> SERVER = new ArrayList<>();

	private final List<JdbcTraceStore> opened = new ArrayList<>();

	private final StoreFailures failures = new StoreFailures();

	@BeforeAll
	static void start() throws Exception {
		SERVER.add(EmbeddedPostgres.builder().start());
	}

	@AfterAll
	static void stop() throws Exception {
		for (EmbeddedPostgres server : SERVER) {
			server.close();
		}
		SERVER.clear();
	}

	@Override
	protected TraceStore emptyStore(Retention retention) throws SQLException {
		try (Connection connection = SERVER.get(0).getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop table if exists throughline_schema, throughline_trace, throughline_trace_key");
		}
		return open(retention);
	}

	@AfterEach
	void close() throws SQLException {
		for (JdbcTraceStore store : this.opened) {
			store.close();
		}
		assertThat(this.failures.count()).isZero();
	}

	@Test
	void keepsWhatTwoInstancesWriteToOneTrace() throws Exception {
		List<JdbcTraceStore> stores = List.of(open(SqliteTraceStoreTests.RETENTION),
				open(SqliteTraceStoreTests.RETENTION));
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<?>> work = new ArrayList<>();
			for (int instance = 0; instance < 2; instance++) {
				int first = 100 + instance * 100;
				JdbcTraceStore store = stores.get(instance);
				work.add(threads.submit(() -> write(store, first)));
			}
			for (Future<?> done : work) {
				done.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		for (int number = 0; number < 3; number++) {
			assertThat(stores.get(0).find(id(number)).orElseThrow().spans()).hasSize(101);
			assertThat(stores.get(1).findById(spanId(100 + number))).hasSize(3);
		}
	}

	private static void write(JdbcTraceStore store, int first) {
		for (int i = 0; i < 50; i++) {
			for (int number = 2; number >= 0; number--) {
				store.save(TraceParts.trace(number).child(first + i, "step", Map.of()).done());
			}
			store.flush();
		}
	}

	private JdbcTraceStore open(Retention retention) {
		JdbcTraceStore store = new JdbcTraceStore(new DataSourceDatabase(SERVER.get(0).getPostgresDatabase()),
				retention, this.failures, 16 << 20);
		this.opened.add(store);
		return store;
	}

}
