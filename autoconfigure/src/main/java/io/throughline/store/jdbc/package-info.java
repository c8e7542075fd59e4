/**
 * The store in a database, through JDBC alone: a file of SQLite with connections of its
 * own, or PostgreSQL through the application's {@code DataSource}. It uses the store, the
 * reference and the dictionary.
 */
@NullMarked
package io.throughline.store.jdbc;

import org.jspecify.annotations.NullMarked;
