package io.throughline.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import javax.sql.DataSource;

/**
 * PostgreSQL through the application's pool of connections.
 */
final class DataSourceDatabase implements Database {

	private final DataSource dataSource;

	DataSourceDatabase(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public Dialect dialect() {
		return Dialect.POSTGRESQL;
	}

	@Override
	public <T> T read(Work<T> work) throws SQLException {
		try (Connection connection = connect()) {
			return work.with(connection);
		}
	}

	@Override
	public <T> T write(Work<T> work) throws SQLException {
		try (Connection connection = connect()) {
			return Database.transaction(connection, work);
		}
	}

	private Connection connect() throws SQLException {
		Connection connection = this.dataSource.getConnection();
		String product = connection.getMetaData().getDatabaseProductName();
		if (!product.toLowerCase(Locale.ROOT).contains("postgresql")) {
			connection.close();
			throw new SQLException("Traces can be kept in PostgreSQL or in a file of SQLite, not in " + product
					+ ". Set throughline.store.jdbc.path, or throughline.store.type=memory");
		}
		return connection;
	}

}
