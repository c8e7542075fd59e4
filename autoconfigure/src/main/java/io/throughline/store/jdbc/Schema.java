package io.throughline.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Creates the tables and brings them to the latest version, by numbered scripts, each in
 * the same transaction as the note that it ran.
 */
final class Schema {

	/**
	 * How many scripts there are.
	 */
	static final int LATEST = 1;

	private static final String LOCK = "throughline schema";

	private Schema() {
	}

	static void update(Database database) throws SQLException {
		database.write((connection) -> {
			database.dialect().lock(connection, LOCK);
			try (Statement statement = connection.createStatement()) {
				statement.execute("create table if not exists throughline_schema (version integer primary key)");
				int version = version(statement);
				if (version > LATEST) {
					throw new SQLException("The tables of traces were made by a later version of Throughline: "
							+ version + ", this one knows " + LATEST);
				}
				for (int next = version + 1; next <= LATEST; next++) {
					run(statement, script(database.dialect(), next));
					statement.execute("insert into throughline_schema (version) values (" + next + ")");
				}
			}
			return true;
		});
	}

	private static int version(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery("select coalesce(max(version), 0) from throughline_schema")) {
			row.next();
			return row.getInt(1);
		}
	}

	private static void run(Statement statement, String script) throws SQLException {
		for (String sql : script.split(";\\s*\\n")) {
			if (!sql.isBlank()) {
				statement.execute(sql);
			}
		}
	}

	private static String script(Dialect dialect, int version) throws SQLException {
		String name = dialect.scripts() + "-" + version + ".sql";
		try (InputStream in = Schema.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new SQLException("No script " + name);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new SQLException("Script " + name + " cannot be read", ex);
		}
	}

}
