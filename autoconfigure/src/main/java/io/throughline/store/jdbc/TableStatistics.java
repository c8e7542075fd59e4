package io.throughline.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import io.throughline.store.TraceStoreStatistics;
import io.throughline.store.TraceStoreStatistics.Loss;

/**
 * Counts what is in the tables.
 */
final class TableStatistics {

	private static final String COUNTS = """
			select count(*), coalesce(sum(case when succeeded = 0 and pinned = 0 then 1 else 0 end), 0),
			coalesce(sum(pinned), 0), min(start_time) from throughline_trace
			""";

	private final Connection connection;

	private final Dialect dialect;

	TableStatistics(Connection connection, Dialect dialect) {
		this.connection = connection;
		this.dialect = dialect;
	}

	TraceStoreStatistics read(Map<Loss, Long> lost) throws SQLException {
		long bytes = this.dialect.size(this.connection);
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(COUNTS)) {
			row.next();
			long oldest = row.getLong(4);
			boolean empty = row.wasNull();
			return new TraceStoreStatistics(bytes, row.getLong(1), row.getLong(2), row.getLong(3),
					empty ? null : Nanos.instant(oldest), lost);
		}
	}

}
