package io.throughline.messaging.kafka;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.RequiredIds;
import io.throughline.scope.MdcScope;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.support.KafkaUtils;

/**
 * Opens an observation around each call of a batch listener and, where it fails, around
 * its error handler too; then calls the interceptor that the application has.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
final class TracedBatchInterceptor<K, V> implements BatchInterceptor<K, V> {

	private final ThreadLocal<Attempt> attempts = new ThreadLocal<>();

	private final ThreadLocal<FailedBatches> failures = ThreadLocal.withInitial(FailedBatches::new);

	private final ObjectProvider<ObservationRegistry> registry;

	private final ObjectProvider<HandOffs> handOffs;

	private final ObjectProvider<RequiredIds> required;

	private final @Nullable BatchInterceptor<K, V> delegate;

	TracedBatchInterceptor(ObjectProvider<ObservationRegistry> registry, ObjectProvider<HandOffs> handOffs,
			ObjectProvider<RequiredIds> required, @Nullable BatchInterceptor<K, V> delegate) {
		this.registry = registry;
		this.handOffs = handOffs;
		this.required = required;
		this.delegate = delegate;
	}

	@Override
	public @Nullable ConsumerRecords<K, V> intercept(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
		open(records);
		records.forEach((record) -> check(record));
		ConsumerRecords<K, V> intercepted = (this.delegate != null) ? this.delegate.intercept(records, consumer)
				: records;
		if (intercepted == null) {
			close();
		}
		return intercepted;
	}

	@Override
	public void success(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
		this.failures.get().succeeded(records);
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
			this.failures.get().failed(records, exception);
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
		if (this.failures.get().isEmpty()) {
			this.failures.remove();
		}
		if (this.delegate != null) {
			this.delegate.clearThreadState(consumer);
		}
	}

	private void open(ConsumerRecords<K, V> records) {
		close();
		if (records.isEmpty()) {
			return;
		}
		int retries = this.failures.get().retries(records);
		Observation observation = observation(records);
		if (retries > 0) {
			ScopeFields.put(observation.getContext(), Field.RETRY_COUNT, Integer.toString(retries));
		}
		observation.start();
		Span span = MdcScope.span(observation.getContext());
		if (span != null) {
			span.tag("messaging.batch.message_count", records.count());
		}
		if (retries == 0) {
			count(records, observation.getContext());
		}
		this.attempts.set(new Attempt(observation, observation.openScope()));
	}

	// The whole batch is turned down: what stands before the record is not done yet.
	private void check(ConsumerRecord<K, V> record) {
		try {
			MissingTraceIdException.check(this.required.getObject(), record);
		}
		catch (MissingTraceIdException ex) {
			Attempt attempt = this.attempts.get();
			if (attempt != null) {
				attempt.observation().error(ex);
			}
			throw ex;
		}
	}

	private Observation observation(ConsumerRecords<K, V> records) {
		String topic = records.partitions().iterator().next().topic();
		return Observation
			.createNotStarted("spring.kafka.listener.batch", () -> new BatchContext(records), this.registry.getObject())
			.contextualName("process " + topic)
			.lowCardinalityKeyValue("messaging.destination.name", topic)
			.lowCardinalityKeyValue("messaging.system", "kafka");
	}

	private void count(ConsumerRecords<K, V> records, Observation.ContextView batch) {
		String group = KafkaUtils.getConsumerGroupId();
		for (ConsumerRecord<K, V> record : records) {
			this.handOffs.getObject()
				.count(Kind.KAFKA_IN, record.topic() + " -> " + ((group != null) ? group : "batch"),
						KafkaReceiverHandler.state(record.headers()), batch);
		}
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
	 */
	private record Attempt(Observation observation, Observation.Scope scope) {
	}

}
