package io.throughline.incident;

import java.time.InstantSource;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.store.StoreFailures;
import io.throughline.store.TraceStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what the application's own code asks of incidents.
 */
@AutoConfiguration(afterName = { "io.throughline.store.StoreAutoConfiguration",
		"io.throughline.store.jdbc.JdbcStoreAutoConfiguration" })
@ConditionalOnEnabledThroughline
@ConditionalOnBean(TraceStore.class)
public final class IncidentApiAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static Incidents throughlineIncidents(TraceStore store, ObjectProvider<StoreFailures> failures) {
		return new StoredIncidents(store, failures.getIfAvailable(StoreFailures::new), InstantSource.system());
	}

}
