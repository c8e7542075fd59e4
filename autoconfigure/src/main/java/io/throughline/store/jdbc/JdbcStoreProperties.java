package io.throughline.store.jdbc;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the store of type "jdbc" is.
 *
 * @param path File of SQLite, for one process. The application's DataSource, which must
 * be one of PostgreSQL, by default.
 */
@ConfigurationProperties("throughline.store.jdbc")
record JdbcStoreProperties(@Nullable Path path) {
}
