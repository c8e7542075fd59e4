package io.throughline.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Where traces are kept to be looked up.
 *
 * @param type Kind of store: "memory", "jdbc" or "none".
 * @param maxMemory Most memory of all traces of the memory store.
 * @param retention How long what is kept.
 */
@ConfigurationProperties("throughline.store")
record StoreProperties(@DefaultValue("memory") Type type, @DefaultValue("64MB") DataSize maxMemory,
		@DefaultValue Retention retention) {

	private static final DataSize LEAST = DataSize.ofMegabytes(1);

	StoreProperties {
		if (maxMemory.compareTo(LEAST) < 0) {
			throw bad("max-memory", maxMemory, "it must be 1MB or more");
		}
		positive("content", retention.content());
		positive("metadata", retention.metadata());
		positive("pinned", retention.pinned());
	}

	private static void positive(String key, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw bad("retention." + key, value, "it must be longer than zero, such as '7d'");
		}
	}

	private static InvalidConfigurationPropertyValueException bad(String key, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException("throughline.store." + key, value, reason);
	}

	/**
	 * Kinds of stores.
	 */
	enum Type {

		/**
		 * In the memory of the process.
		 */
		MEMORY,

		/**
		 * In a database.
		 */
		JDBC,

		/**
		 * None.
		 */
		NONE

	}

}
