package io.throughline.store;

import java.time.InstantSource;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.pipeline.TraceReceiver;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionAutoConfiguration;
import io.throughline.redaction.Redactor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/**
 * Auto-configuration of the store in memory, and of what puts traces into any store.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class, after = RedactionAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(SdkTracerProvider.class)
@EnableConfigurationProperties(StoreProperties.class)
public final class StoreAutoConfiguration {

	private static final DataSize RUNNING = DataSize.ofMegabytes(8);

	@Bean
	static Retention throughlineRetention(StoreProperties properties) {
		return properties.retention();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = "throughline.store.type", havingValue = "memory", matchIfMissing = true)
	static TraceStore throughlineTraceStore(StoreProperties properties) {
		return new MemoryTraceStore(properties.maxMemory().toBytes(), properties.retention());
	}

	@Bean
	static StoreFailures throughlineStoreFailures() {
		return new StoreFailures();
	}

	@Bean
	@ConditionalOnBean(TraceStore.class)
	static TraceReceiver throughlineStoreReceiver(TraceStore store, ObjectProvider<SaveListener> listeners,
			StoreFailures failures) {
		return new StoreReceiver(store, listeners.orderedStream().toList(), failures);
	}

	@Bean
	@ConditionalOnBean(TraceStore.class)
	static RecentTraces throughlineRecentTraces() {
		return new RecentTraces(System::nanoTime);
	}

	@Bean
	@ConditionalOnBean(TraceStore.class)
	static RunningSpans throughlineRunningSpans() {
		return new RunningSpans(RUNNING.toBytes(), System::nanoTime);
	}

	@Bean
	@ConditionalOnBean({ TraceStore.class, Redactor.class, FieldRedactor.class })
	static StoreUpkeep throughlineStoreUpkeep(TraceStore store, StoreFailures failures, RunningSpans spans,
			Redactor redactor, FieldRedactor fields) {
		RunningTraces running = new RunningTraces(spans, store, new RunningSpanReader(redactor, fields));
		return new StoreUpkeep(store, running, failures, InstantSource.system());
	}

}
