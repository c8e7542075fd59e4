package io.throughline.messaging.kafka;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Gives {@code afterRecord} of the application's interceptor the trace of the record,
 * whose scope spring-kafka has closed by then.
 *
 * @param <K> type of the key
 * @param <V> type of the value
 */
final class TracedRecordInterceptor<K, V> implements RecordInterceptor<K, V> {

	private final ThreadLocal<Observation> observations = new ThreadLocal<>();

	private final ObservationRegistry registry;

	private final RecordInterceptor<K, V> delegate;

	TracedRecordInterceptor(ObservationRegistry registry, RecordInterceptor<K, V> delegate) {
		this.registry = registry;
		this.delegate = delegate;
	}

	@Override
	public @Nullable ConsumerRecord<K, V> intercept(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
		this.observations.set(this.registry.getCurrentObservation());
		return this.delegate.intercept(record, consumer);
	}

	@Override
	public void success(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
		this.delegate.success(record, consumer);
	}

	@Override
	public void failure(ConsumerRecord<K, V> record, Exception exception, Consumer<K, V> consumer) {
		this.delegate.failure(record, exception, consumer);
	}

	@Override
	public void afterRecord(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
		Observation observation = this.observations.get();
		this.observations.remove();
		if (observation == null) {
			this.delegate.afterRecord(record, consumer);
			return;
		}
		try (Observation.Scope scope = observation.openScope()) {
			this.delegate.afterRecord(record, consumer);
		}
	}

	@Override
	public void setupThreadState(Consumer<?, ?> consumer) {
		this.delegate.setupThreadState(consumer);
	}

	@Override
	public void clearThreadState(Consumer<?, ?> consumer) {
		this.observations.remove();
		this.delegate.clearThreadState(consumer);
	}

}
