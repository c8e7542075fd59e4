package io.throughline.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.throughline.store.LossCounts;
import io.throughline.store.StoreFailures;
import io.throughline.store.Trace;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceStoreStatistics.Loss;

/**
 * Writes what waits, many traces in one transaction. If that fails it tries one by one:
 * what cannot be written is dropped, but while the database is away all of it waits.
 */
final class BatchWriter {

	private static final int TRACES = 500;

	private final PendingParts pending;

	private final Database database;

	private final LossCounts losses;

	private final StoreFailures failures;

	private volatile boolean ready;

	BatchWriter(PendingParts pending, Database database, LossCounts losses, StoreFailures failures) {
		this.pending = pending;
		this.database = database;
		this.losses = losses;
		this.failures = failures;
	}

	/**
	 * Write all that waits.
	 */
	synchronized void flush() {
		try {
			prepare();
			List<List<TracePart>> batch = this.pending.take(TRACES);
			while (!batch.isEmpty() && write(batch)) {
				batch = this.pending.take(TRACES);
			}
		}
		catch (SQLException | RuntimeException ex) {
			this.failures.failed("reach its database", ex);
		}
	}

	/**
	 * Write all that waits, and something else after it.
	 */
	synchronized <T> T afterwards(Database.Work<T> work) throws SQLException {
		prepare();
		flush();
		return this.database.write(work);
	}

	/**
	 * Create the tables, once.
	 */
	void prepare() throws SQLException {
		if (!this.ready) {
			prepareOnce();
		}
	}

	private synchronized void prepareOnce() throws SQLException {
		if (!this.ready) {
			Schema.update(this.database);
			this.ready = true;
		}
	}

	/**
	 * Give room back to the disk.
	 */
	synchronized void compact() throws SQLException {
		this.database.write((connection) -> {
			this.database.dialect().compact(connection);
			return true;
		});
	}

	private boolean write(List<List<TracePart>> batch) {
		try {
			this.database.write((connection) -> {
				for (List<TracePart> parts : batch) {
					save(connection, parts);
				}
				return true;
			});
			return true;
		}
		catch (SQLException | RuntimeException ex) {
			this.failures.failed("write traces", ex);
			return writeEach(batch);
		}
	}

	private boolean writeEach(List<List<TracePart>> batch) {
		boolean reachable = true;
		for (List<TracePart> parts : batch) {
			try {
				if (reachable) {
					this.database.write((connection) -> save(connection, parts));
				}
			}
			catch (SQLException | RuntimeException ex) {
				reachable = isReachable();
				if (reachable) {
					parts.forEach((part) -> this.losses.add(Loss.FAILED, part.spans().size()));
				}
			}
			if (!reachable) {
				parts.forEach(this::waitAgain);
			}
		}
		return reachable;
	}

	private void waitAgain(TracePart part) {
		if (!this.pending.add(part)) {
			this.losses.add(Loss.BUSY, part.spans().size());
		}
	}

	private boolean isReachable() {
		try {
			return this.database.read((connection) -> new TraceTable(connection).traceIds("select '1'", List.of()))
				.size() == 1;
		}
		catch (SQLException | RuntimeException ex) {
			return false;
		}
	}

	private boolean save(Connection connection, List<TracePart> parts) throws SQLException {
		TraceTable table = new TraceTable(connection);
		String traceId = parts.get(0).traceId();
		this.database.dialect().lock(connection, traceId);
		Trace before = table.find(traceId).orElse(null);
		Trace after = before;
		for (TracePart part : parts) {
			after = TraceChange.add(after, part);
		}
		if (after != null) {
			table.save(before, after);
		}
		return true;
	}

}
