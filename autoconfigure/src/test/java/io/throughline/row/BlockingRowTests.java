package io.throughline.row;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.micrometer.tracing.ScopedSpan;
import io.micrometer.tracing.Tracer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the trace id in rows that JPA and Spring Data JDBC write into a real
 * PostgreSQL, and in the SQL itself.
 */
class BlockingRowTests {

	private static final String OWN_QUERY = "select query from pg_stat_activity where pid = pg_backend_pid()";

	private static @Nullable PostgresApplication application;

	@BeforeAll
	static void start() throws Exception {
		application = PostgresApplication.blocking("throughline.row.sql-comments=true");
	}

	@AfterAll
	static void stop() throws Exception {
		running().close();
	}

	@Test
	void hibernateStampsANewRow() {
		String traceId = traced(() -> inSession((session) -> session.persist(new Refund(1, 10))));
		assertThat(stored("refund", 1)).isEqualTo(traceId);
	}

	@Test
	void hibernateLeavesTheIdWhenTheRowChanges() {
		String traceId = traced(() -> inSession((session) -> session.persist(new Refund(2, 10))));
		traced(() -> inSession((session) -> session.find(Refund.class, 2).amount = 20));
		assertThat(stored("refund", 2)).isEqualTo(traceId);
		assertThat(template().queryForObject("select amount from refund where id = 2", Integer.class)).isEqualTo(20);
	}

	@Test
	void hibernateKeepsAnIdThatIsThere() {
		Refund imported = new Refund(3, 10);
		imported.traceId = "from-elsewhere";
		traced(() -> inSession((session) -> session.persist(imported)));
		assertThat(stored("refund", 3)).isEqualTo("from-elsewhere");
	}

	@Test
	void hibernateWritesNoIdWithoutATrace() {
		inSession((session) -> session.persist(new Refund(4, 10)));
		assertThat(stored("refund", 4)).isNull();
	}

	@Test
	void springDataStampsANewRow() {
		String traceId = traced(() -> aggregates().save(new Payment(1L, 10, null, true)));
		assertThat(stored("payment", 1)).isEqualTo(traceId);
	}

	@Test
	void springDataLeavesTheRowThatIsNotNew() {
		aggregates().save(new Payment(2L, 10, null, true));
		traced(() -> aggregates().save(new Payment(2L, 20, null, false)));
		assertThat(stored("payment", 2)).isNull();
	}

	@Test
	void springDataKeepsAnIdThatIsThere() {
		traced(() -> aggregates().save(new Payment(3L, 10, "from-elsewhere", true)));
		assertThat(stored("payment", 3)).isEqualTo("from-elsewhere");
	}

	@Test
	void sqlTellsTheTrace() {
		List<@Nullable String> query = new ArrayList<>();
		String traceId = traced(() -> query.add(template().queryForObject(OWN_QUERY, String.class)));
		assertThat(query.get(0)).startsWith(OWN_QUERY + " /*traceparent='00-" + traceId + "-").endsWith("'*/");
	}

	@Test
	void sqlIsLeftAloneWithoutATrace() {
		assertThat(template().queryForObject(OWN_QUERY, String.class)).isEqualTo(OWN_QUERY);
	}

	@Test
	void sqlOfACallIsLeftAlone() {
		List<Integer> result = new ArrayList<>();
		traced(() -> result.add(template().execute((ConnectionCallback<Integer>) (connection) -> {
			try (var call = connection.prepareCall("{? = call abs(?)}")) {
				call.registerOutParameter(1, Types.INTEGER);
				call.setInt(2, -3);
				call.execute();
				return call.getInt(1);
			}
		})));
		assertThat(result).containsExactly(3);
	}

	private static String traced(Runnable work) {
		ScopedSpan span = running().context().getBean(Tracer.class).startScopedSpan("request");
		try {
			work.run();
			return span.context().traceId();
		}
		finally {
			span.end();
		}
	}

	private static void inSession(Consumer<EntityManager> work) {
		try (EntityManager session = running().context().getBean(EntityManagerFactory.class).createEntityManager()) {
			session.getTransaction().begin();
			work.accept(session);
			session.getTransaction().commit();
		}
	}

	private static @Nullable String stored(String table, long id) {
		return template().queryForObject("select trace_id from " + table + " where id = ?", String.class, id);
	}

	private static JdbcAggregateOperations aggregates() {
		return running().context().getBean(JdbcAggregateOperations.class);
	}

	private static JdbcTemplate template() {
		return running().context().getBean(JdbcTemplate.class);
	}

	private static PostgresApplication running() {
		return Objects.requireNonNull(application);
	}

}
