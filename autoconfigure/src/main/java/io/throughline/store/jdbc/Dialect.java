package io.throughline.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * In what databases differ.
 */
enum Dialect {

	/**
	 * SQLite: one process, one writer.
	 */
	SQLITE("sqlite", "", "select page_count * page_size from pragma_page_count(), pragma_page_size()"),

	/**
	 * PostgreSQL: several processes, which may write to one trace at a time.
	 */
	POSTGRESQL("postgresql", "select pg_advisory_xact_lock(hashtextextended(?, 7238))",
			"select pg_total_relation_size('throughline_trace') + pg_total_relation_size('throughline_trace_key')");

	private final String scripts;

	private final String lock;

	private final String size;

	Dialect(String scripts, String lock, String size) {
		this.scripts = scripts;
		this.lock = lock;
		this.size = size;
	}

	String scripts() {
		return this.scripts;
	}

	/**
	 * Keep other processes from something until the transaction ends. Who locks several
	 * things does so in their order.
	 */
	void lock(Connection connection, String name) throws SQLException {
		if (!this.lock.isEmpty()) {
			try (PreparedStatement statement = connection.prepareStatement(this.lock)) {
				statement.setString(1, name);
				statement.execute();
			}
		}
	}

	/**
	 * Give room back to the disk, a few megabytes at a time.
	 */
	void compact(Connection connection) throws SQLException {
		if (this == SQLITE) {
			try (Statement statement = connection.createStatement()) {
				// As an update, since only that is carried out to its end.
				statement.executeUpdate("pragma incremental_vacuum(2000)");
			}
		}
	}

	long size(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(this.size)) {
			row.next();
			return row.getLong(1);
		}
	}

}
