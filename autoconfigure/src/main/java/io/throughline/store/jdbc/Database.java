package io.throughline.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database that traces are kept in. What reads never waits for what writes.
 */
interface Database extends AutoCloseable {

	Dialect dialect();

	/**
	 * Read.
	 */
	<T> T read(Work<T> work) throws SQLException;

	/**
	 * Write in one transaction. One thread at a time.
	 */
	<T> T write(Work<T> work) throws SQLException;

	@Override
	default void close() throws SQLException {
	}

	/**
	 * Do something within a transaction.
	 */
	static <T> T transaction(Connection connection, Work<T> work) throws SQLException {
		boolean before = connection.getAutoCommit();
		connection.setAutoCommit(false);
		try {
			T result = work.with(connection);
			connection.commit();
			return result;
		}
		catch (Throwable ex) {
			connection.rollback();
			throw ex;
		}
		finally {
			connection.setAutoCommit(before);
		}
	}

	/**
	 * What is done with a connection.
	 *
	 * @param <T> what comes of it
	 */
	interface Work<T> {

		T with(Connection connection) throws SQLException;

	}

}
