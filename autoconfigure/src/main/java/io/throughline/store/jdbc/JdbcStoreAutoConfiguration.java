package io.throughline.store.jdbc;

import java.nio.file.Path;

import javax.sql.DataSource;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.store.Retention;
import io.throughline.store.StoreAutoConfiguration;
import io.throughline.store.StoreFailures;
import io.throughline.store.TraceStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Auto-configuration of the store in a database.
 */
@AutoConfiguration(before = StoreAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ DataSource.class, SdkTracerProvider.class })
@ConditionalOnProperty(name = "throughline.store.type", havingValue = "jdbc")
@EnableConfigurationProperties(JdbcStoreProperties.class)
public final class JdbcStoreAutoConfiguration {

	private static final DataSize PENDING = DataSize.ofMegabytes(16);

	@Bean
	@ConditionalOnMissingBean(TraceStore.class)
	static JdbcTraceStore throughlineJdbcTraceStore(JdbcStoreProperties properties, Retention retention,
			StoreFailures failures, ObjectProvider<DataSource> dataSource, ResourceLoader resources) {
		Database database = (properties.path() != null) ? file(properties.path(), resources)
				: shared(dataSource.getIfUnique());
		return new JdbcTraceStore(database, retention, failures, PENDING.toBytes());
	}

	private static Database file(Path path, ResourceLoader resources) {
		if (!ClassUtils.isPresent("org.sqlite.SQLiteConfig", resources.getClassLoader())) {
			throw bad(path, "a file needs the dependency org.xerial:sqlite-jdbc");
		}
		return SqliteDatabase.open(path);
	}

	private static Database shared(@Nullable DataSource dataSource) {
		if (dataSource == null) {
			throw bad("", "there is no one DataSource: set it to a file, or declare a (primary) DataSource of "
					+ "PostgreSQL, or set throughline.store.type=memory");
		}
		return new DataSourceDatabase(dataSource);
	}

	private static InvalidConfigurationPropertyValueException bad(Object value, String reason) {
		return new InvalidConfigurationPropertyValueException("throughline.store.jdbc.path", value, reason);
	}

}
