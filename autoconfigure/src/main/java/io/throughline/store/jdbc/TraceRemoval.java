package io.throughline.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.throughline.reference.Reference;
import io.throughline.store.LossCounts;
import io.throughline.store.Retention;
import io.throughline.store.Trace;
import io.throughline.store.TraceChange;
import io.throughline.store.TraceIds;
import io.throughline.store.TraceStoreStatistics.Loss;

/**
 * Removes traces and their content, a few hundred in one transaction, so that nobody
 * waits long.
 */
final class TraceRemoval {

	private static final int BATCH = 200;

	private static final long REMEMBERED = 1L << 19;

	private static final String OLD = """
			select trace_id from throughline_trace where pinned = ? and content in (0, 1) and start_time < ?
			order by trace_id limit ?
			""";

	private static final String OLD_CONTENT = """
			select trace_id from throughline_trace where pinned = 0 and content = 1 and start_time < ?
			order by trace_id limit ?
			""";

	private static final String OF_OWNER = """
			select distinct trace_id from throughline_trace_key where kind = ? and value = ? order by trace_id limit ?
			""";

	private final BatchWriter writer;

	private final Dialect dialect;

	private final Retention retention;

	private final LossCounts losses;

	private final TraceIds expired = new TraceIds(REMEMBERED);

	TraceRemoval(BatchWriter writer, Dialect dialect, Retention retention, LossCounts losses) {
		this.writer = writer;
		this.dialect = dialect;
		this.retention = retention;
		this.losses = losses;
	}

	long erase(String kind, String value) throws SQLException {
		return delete(OF_OWNER, List.of(kind, value, BATCH), Loss.ERASED);
	}

	long purge(Instant now) throws SQLException {
		long removed = expire(List.of(0, before(now, this.retention.metadata()), BATCH))
				+ expire(List.of(1, before(now, this.retention.pinned()), BATCH))
				+ change(OLD_CONTENT, List.of(before(now, this.retention.content()), BATCH), Loss.CONTENT_EXPIRED,
						(table, trace) -> table.save(trace, TraceChange.withoutContent(trace)));
		if (removed > 0) {
			this.writer.compact();
		}
		return removed;
	}

	private long expire(List<?> parameters) throws SQLException {
		return change(OLD, parameters, Loss.EXPIRED, (table, trace) -> {
			table.delete(trace);
			this.expired.add(trace.summary().traceId());
		});
	}

	boolean isExpired(Reference reference) {
		return this.expired.contains(reference);
	}

	private static long before(Instant now, Duration age) {
		return Nanos.of(now.minus(age));
	}

	private long delete(String sql, List<?> parameters, Loss loss) throws SQLException {
		return change(sql, parameters, loss, TraceTable::delete);
	}

	private long change(String sql, List<?> parameters, Loss loss, Change change) throws SQLException {
		long changed = 0;
		int last;
		do {
			last = this.writer.afterwards((connection) -> changeSome(connection, sql, parameters, change));
			changed += last;
		}
		while (last == BATCH);
		this.losses.add(loss, changed);
		return changed;
	}

	private int changeSome(Connection connection, String sql, List<?> parameters, Change change) throws SQLException {
		TraceTable table = new TraceTable(connection);
		int changed = 0;
		for (String traceId : table.traceIds(sql, parameters)) {
			this.dialect.lock(connection, traceId);
			Optional<Trace> trace = table.find(traceId);
			if (trace.isPresent()) {
				change.of(table, trace.get());
				changed++;
			}
		}
		return changed;
	}

	/**
	 * What is done with each trace.
	 */
	private interface Change {

		void of(TraceTable table, Trace trace) throws SQLException;

	}

}
