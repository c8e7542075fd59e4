package io.throughline.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.throughline.reference.Reference;
import io.throughline.store.Trace;
import io.throughline.store.TraceCodec;
import io.throughline.store.TraceStoreStatistics;
import io.throughline.store.TraceStoreStatistics.Loss;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes single traces with their keys.
 */
final class TraceTable {

	static final long SHORT_REFERENCE = (1L << 34) - 1;

	private static final String SAVE = """
			insert into throughline_trace
			(trace_id, start_time, reference, succeeded, pinned, content, summary, spans)
			values (?, ?, ?, ?, ?, ?, ?, ?)
			on conflict (trace_id) do update set start_time = excluded.start_time, succeeded = excluded.succeeded,
			pinned = excluded.pinned, content = excluded.content, summary = excluded.summary, spans = excluded.spans
			""";

	private final Connection connection;

	TraceTable(Connection connection) {
		this.connection = connection;
	}

	Optional<Trace> find(String traceId) throws SQLException {
		try (PreparedStatement statement = this.connection
			.prepareStatement("select summary, spans from throughline_trace where trace_id = ?")) {
			statement.setString(1, traceId);
			try (ResultSet row = statement.executeQuery()) {
				return row.next()
						? Optional.of(new Trace(summary(row), TraceCodec.spans(Deflated.inflate(row.getBytes(2)))))
						: Optional.empty();
			}
		}
	}

	/**
	 * Find summaries.
	 * @param sql what selects them, and nothing else
	 * @param parameters texts and whole numbers
	 */
	List<TraceSummary> summaries(String sql, List<?> parameters) throws SQLException {
		try (PreparedStatement statement = prepare(sql, parameters); ResultSet rows = statement.executeQuery()) {
			List<TraceSummary> found = new ArrayList<>();
			while (rows.next()) {
				found.add(summary(rows));
			}
			return found;
		}
	}

	List<String> traceIds(String sql, List<?> parameters) throws SQLException {
		try (PreparedStatement statement = prepare(sql, parameters); ResultSet rows = statement.executeQuery()) {
			List<String> found = new ArrayList<>();
			while (rows.next()) {
				found.add(rows.getString(1));
			}
			return found;
		}
	}

	private PreparedStatement prepare(String sql, List<?> parameters) throws SQLException {
		PreparedStatement statement = this.connection.prepareStatement(sql);
		for (int i = 0; i < parameters.size(); i++) {
			statement.setObject(i + 1, parameters.get(i));
		}
		return statement;
	}

	TraceStoreStatistics statistics(Dialect dialect, Map<Loss, Long> lost) throws SQLException {
		return new TableStatistics(this.connection, dialect).read(lost);
	}

	private static TraceSummary summary(ResultSet row) throws SQLException {
		return TraceCodec.summary(Deflated.inflate(row.getBytes(1)));
	}

	/**
	 * Write a trace in place of what was there.
	 */
	void save(@Nullable Trace before, Trace after) throws SQLException {
		TraceSummary summary = after.summary();
		try (PreparedStatement statement = this.connection.prepareStatement(SAVE)) {
			statement.setString(1, summary.traceId());
			statement.setLong(2, Nanos.of(summary.start()));
			statement.setLong(3, Reference.ofLong(summary.traceId()).bits() & SHORT_REFERENCE);
			statement.setInt(4, summary.succeeded() ? 1 : 0);
			statement.setInt(5, (summary.pin() != null) ? 1 : 0);
			statement.setInt(6, summary.content() ? 1 : 0);
			statement.setBytes(7, Deflated.of(TraceCodec.encode(summary)));
			statement.setBytes(8, Deflated.of(TraceCodec.encode(after.spans())));
			statement.executeUpdate();
		}
		Set<TraceKey> old = (before != null) ? TraceKey.of(before) : Set.of();
		Set<TraceKey> current = TraceKey.of(after);
		change("delete from throughline_trace_key where kind = ? and value = ? and start_time = ? and trace_id = ?",
				summary.traceId(), without(old, current));
		change("insert into throughline_trace_key (kind, value, start_time, trace_id) values (?, ?, ?, ?)",
				summary.traceId(), without(current, old));
	}

	void delete(Trace trace) throws SQLException {
		String traceId = trace.summary().traceId();
		try (PreparedStatement statement = this.connection
			.prepareStatement("delete from throughline_trace where trace_id = ?")) {
			statement.setString(1, traceId);
			statement.executeUpdate();
		}
		change("delete from throughline_trace_key where kind = ? and value = ? and start_time = ? and trace_id = ?",
				traceId, TraceKey.of(trace));
	}

	private static Set<TraceKey> without(Set<TraceKey> keys, Set<TraceKey> others) {
		Set<TraceKey> left = new HashSet<>(keys);
		left.removeAll(others);
		return left;
	}

	private void change(String sql, String traceId, Set<TraceKey> keys) throws SQLException {
		if (keys.isEmpty()) {
			return;
		}
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (TraceKey key : keys) {
				statement.setString(1, key.kind());
				statement.setString(2, key.value());
				statement.setLong(3, key.time());
				statement.setString(4, traceId);
				statement.addBatch();
			}
			statement.executeBatch();
		}
	}

}
