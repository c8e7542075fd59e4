package io.throughline.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import io.throughline.reference.Reference;
import io.throughline.store.Facet;
import io.throughline.store.LossCounts;
import io.throughline.store.Retention;
import io.throughline.store.StoreFailures;
import io.throughline.store.StoredText;
import io.throughline.store.Trace;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePage;
import io.throughline.store.TracePart;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceStoreException;
import io.throughline.store.TraceStoreStatistics;
import io.throughline.store.TraceStoreStatistics.Loss;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Keeps traces in a database. What is saved waits in memory until the one thread that
 * writes comes by, four times a second; that much is lost if the process is killed.
 */
final class JdbcTraceStore implements TraceStore, AutoCloseable {

	/**
	 * How long what is saved may wait.
	 */
	static final Duration FLUSH_INTERVAL = Duration.ofMillis(250);

	private static final int MOST_BY_ID = 50;

	private static final int MOST_BY_REFERENCE = 200;

	private static final String BY_ID = """
			select t.summary from throughline_trace_key k join throughline_trace t on t.trace_id = k.trace_id
			where k.kind = ? and k.value = ? order by k.start_time desc, k.trace_id desc limit ?
			""";

	private static final String BY_REFERENCE = """
			select summary from throughline_trace where reference = ? order by start_time desc, trace_id desc limit ?
			""";

	private final Database database;

	private final PendingParts pending;

	private final LossCounts losses = new LossCounts();

	private final BatchWriter writer;

	private final TraceRemoval removal;

	private final Thread thread;

	private volatile boolean closed;

	JdbcTraceStore(Database database, Retention retention, StoreFailures failures, long maxPending) {
		this.database = database;
		this.pending = new PendingParts(maxPending);
		this.writer = new BatchWriter(this.pending, database, this.losses, failures);
		this.removal = new TraceRemoval(this.writer, database.dialect(), retention, this.losses);
		this.thread = new Thread(this::work, "throughline-store-writer");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void work() {
		while (!this.closed) {
			this.writer.flush();
			LockSupport.parkNanos(this, FLUSH_INTERVAL.toNanos());
			Thread.interrupted();
		}
	}

	@Override
	public void save(TracePart part) {
		if (!part.spans().isEmpty() && !this.pending.add(part)) {
			this.losses.add(Loss.BUSY, part.spans().size());
		}
	}

	@Override
	public void forgetRunning(String traceId, Set<String> spanIds) {
		change(traceId, (trace) -> TraceChange.forgetRunning(trace, spanIds).orElse(null));
	}

	@Override
	public Optional<Trace> find(String traceId) {
		return read((table) -> table.find(StoredText.key(traceId)));
	}

	@Override
	public List<TraceSummary> findByReference(Reference reference) {
		List<?> parameters = List.of(reference.bits() & TraceTable.SHORT_REFERENCE, MOST_BY_REFERENCE);
		return read((table) -> table.summaries(BY_REFERENCE, parameters)).stream()
			.filter((trace) -> reference.matches(trace.traceId()))
			.toList();
	}

	@Override
	public List<TraceSummary> findById(String id) {
		return read((table) -> table.summaries(BY_ID, List.of(TraceKey.ID, StoredText.key(id), MOST_BY_ID)));
	}

	@Override
	public boolean isRemoved(Reference reference) {
		return this.removal.isExpired(reference);
	}

	@Override
	public TracePage search(TraceQuery query) {
		TraceSelect select = new TraceSelect(query);
		return TracePage.of(read((table) -> table.summaries(select.sql(), select.parameters())), query.limit());
	}

	@Override
	public boolean pin(String traceId, String reason) {
		return change(traceId, (trace) -> new Trace(TraceChange.pin(trace.summary(), reason), trace.spans()));
	}

	@Override
	public boolean unpin(String traceId) {
		return change(traceId, (trace) -> new Trace(TraceChange.pin(trace.summary(), null), trace.spans()));
	}

	private boolean change(String traceId, Change change) {
		return reach(() -> this.writer.afterwards((connection) -> {
			this.database.dialect().lock(connection, traceId);
			TraceTable table = new TraceTable(connection);
			Optional<Trace> before = table.find(traceId);
			if (before.isPresent()) {
				Trace after = change.of(before.get());
				if (after != null) {
					table.save(before.get(), after);
				}
				else {
					table.delete(before.get());
					this.losses.add(Loss.NOT_KEPT, 1);
				}
			}
			return before.isPresent();
		}));
	}

	@Override
	public long erase(Facet owner, String value) {
		String kind = TraceQuery.owner(owner).name();
		return reach(() -> this.removal.erase(kind, StoredText.key(value)));
	}

	@Override
	public void purge(Instant now) {
		reach(() -> this.removal.purge(now));
	}

	@Override
	public void flush() {
		this.writer.flush();
	}

	@Override
	public TraceStoreStatistics statistics() {
		return read((table) -> table.statistics(this.database.dialect(), this.losses.values()));
	}

	private <T> T read(Reading<T> reading) {
		return reach(() -> {
			this.writer.prepare();
			return this.database.read((connection) -> reading.of(new TraceTable(connection)));
		});
	}

	private static <T> T reach(Call<T> call) {
		try {
			return call.call();
		}
		catch (SQLException ex) {
			throw new TraceStoreException("The database of traces cannot be reached", ex);
		}
	}

	@Override
	public void close() throws SQLException {
		this.closed = true;
		LockSupport.unpark(this.thread);
		this.writer.flush();
		this.database.close();
	}

	/**
	 * What becomes of a trace, {@code null} for nothing.
	 */
	private interface Change {

		@Nullable Trace of(Trace before);

	}

	/**
	 * What reads from the tables.
	 *
	 * @param <T> what is read
	 */
	private interface Reading<T> {

		T of(TraceTable table) throws SQLException;

	}

	/**
	 * What asks the database.
	 *
	 * @param <T> what it answers
	 */
	private interface Call<T> {

		T call() throws SQLException;

	}

}
