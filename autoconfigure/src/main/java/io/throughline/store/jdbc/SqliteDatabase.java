package io.throughline.store.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A file of SQLite that only its owner may read, with one connection that writes and one
 * that reads. Never a {@code DataSource}, so that no application takes it for its own.
 */
final class SqliteDatabase implements Database {

	private static final int LONGEST_WAIT_MILLIS = 5000;

	private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

	private final Connection writer;

	private final Connection reader;

	private SqliteDatabase(Connection writer, Connection reader) {
		this.writer = writer;
		this.reader = reader;
	}

	static SqliteDatabase open(Path file) {
		try {
			protect(file.toAbsolutePath());
			Connection writer = connect(file);
			return new SqliteDatabase(writer, connect(file));
		}
		catch (IOException | SQLException | LinkageError ex) {
			throw new IllegalStateException("The file of throughline.store.jdbc.path cannot be opened: " + file
					+ ". Choose a path that can be written, or set throughline.store.type=memory", ex);
		}
	}

	private static void protect(Path file) throws IOException {
		if (file.getParent() != null) {
			Files.createDirectories(file.getParent());
		}
		boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		try {
			if (posix) {
				Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
			}
		}
		catch (FileAlreadyExistsException ex) {
			Files.setPosixFilePermissions(file, OWNER);
		}
	}

	private static Connection connect(Path file) throws SQLException {
		SQLiteConfig config = new SQLiteConfig();
		// What was committed survives the end of the process, if not that of the machine.
		config.setSynchronous(SynchronousMode.NORMAL);
		config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
		config.setBusyTimeout(LONGEST_WAIT_MILLIS);
		Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
		try (Statement statement = connection.createStatement()) {
			// In this order: the first is only taken while the file is empty.
			statement.execute("pragma auto_vacuum = incremental");
			statement.execute("pragma journal_mode = wal");
		}
		return connection;
	}

	@Override
	public Dialect dialect() {
		return Dialect.SQLITE;
	}

	@Override
	public <T> T read(Work<T> work) throws SQLException {
		synchronized (this.reader) {
			return work.with(this.reader);
		}
	}

	@Override
	public <T> T write(Work<T> work) throws SQLException {
		synchronized (this.writer) {
			return Database.transaction(this.writer, work);
		}
	}

	@Override
	public void close() throws SQLException {
		synchronized (this.reader) {
			this.reader.close();
		}
		synchronized (this.writer) {
			this.writer.close();
		}
	}

}
