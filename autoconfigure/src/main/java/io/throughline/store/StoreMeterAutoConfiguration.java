package io.throughline.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.ConditionalOnEnabledThroughline;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the metrics of the store.
 */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ TraceStore.class, StoreFailures.class })
public final class StoreMeterAutoConfiguration {

	@Bean
	static StoreMeters throughlineStoreMeters(TraceStore store, StoreFailures failures) {
		return new StoreMeters(store, failures, System::nanoTime);
	}

}
