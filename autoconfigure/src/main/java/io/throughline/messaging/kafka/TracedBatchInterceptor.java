package io.throughline.messaging.kafka;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.BatchInterceptor;

/**
 * Opens an observation around each call of a batch listener and, where it fails, around
 * its error handler too; then calls the interceptor that the application has.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
final class TracedBatchInterceptor<K, V> implements BatchInterceptor<K, V> {

	private final ThreadLocal<Attempt> attempts = new ThreadLocal<>();

	private final ObservationRegistry registry;

	private final @Nullable BatchInterceptor<K, V> delegate;

	TracedBatchInterceptor(ObservationRegistry registry, @Nullable BatchInterceptor<K, V> delegate) {
		this.registry = registry;
		this.delegate = delegate;
	}

	@Override
	public @Nullable ConsumerRecords<K, V> intercept(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
		open(records);
		ConsumerRecords<K, V> intercepted = (this.delegate != null) ? this.delegate.intercept(records, consumer)
				: records;
		if (intercepted == null) {
			close();
		}
		return intercepted;
	}

	@Override
	public void success(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
		try {
			if (this.delegate != null) {
				this.delegate.success(records, consumer);
			}
		}
		finally {
			close();
		}
	}

	@Override
	public void failure(ConsumerRecords<K, V> records, Exception exception, Consumer<K, V> consumer) {
		// The scope stays open for the error handler, until the next attempt or the end
		// of the poll.
		Attempt attempt = this.attempts.get();
		if (attempt != null) {
			attempt.observation().error(exception);
		}
		if (this.delegate != null) {
			this.delegate.failure(records, exception, consumer);
		}
	}

	@Override
	public void setupThreadState(Consumer<?, ?> consumer) {
		if (this.delegate != null) {
			this.delegate.setupThreadState(consumer);
		}
	}

	@Override
	public void clearThreadState(Consumer<?, ?> consumer) {
		close();
		if (this.delegate != null) {
			this.delegate.clearThreadState(consumer);
		}
	}

	private void open(ConsumerRecords<K, V> records) {
		Attempt failed = this.attempts.get();
		int retries = (failed != null) ? failed.retries() + 1 : 0;
		close();
		if (records.isEmpty()) {
			return;
		}
		String topic = records.partitions().iterator().next().topic();
		Observation observation = Observation
			.createNotStarted("spring.kafka.listener.batch", () -> new BatchContext(records), this.registry)
			.contextualName("process " + topic)
			.highCardinalityKeyValue("messaging.batch.message_count", Integer.toString(records.count()))
			.lowCardinalityKeyValue("messaging.destination.name", topic)
			.lowCardinalityKeyValue("messaging.system", "kafka");
		if (retries > 0) {
			ScopeFields.put(observation.getContext(), Field.RETRY_COUNT, Integer.toString(retries));
		}
		observation.start();
		this.attempts.set(new Attempt(observation, observation.openScope(), retries));
	}

	private void close() {
		Attempt attempt = this.attempts.get();
		if (attempt != null) {
			this.attempts.remove();
			attempt.scope().close();
			attempt.observation().stop();
		}
	}

	/**
	 * One call of the listener.
	 *
	 * @param observation observation around it
	 * @param scope open scope of the observation
	 * @param retries how often the batch failed before
	 */
	private record Attempt(Observation observation, Observation.Scope scope, int retries) {
	}

}
