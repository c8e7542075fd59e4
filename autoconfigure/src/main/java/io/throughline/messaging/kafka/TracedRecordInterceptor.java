package io.throughline.messaging.kafka;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.throughline.propagation.RequiredIds;
import io.throughline.scope.MdcScope;
import io.throughline.semconv.Field;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.kafka.listener.SeekUtils;
import org.springframework.util.ClassUtils;

/**
 * Gives {@code afterRecord} of the application's interceptor the trace of the record,
 * whose scope spring-kafka has closed by then, lets go of the observations that a retry
 * topic leaves open, and turns down records without an id where that is asked for.
 *
 * @param <K> type of the key
 * @param <V> type of the value
 */
final class TracedRecordInterceptor<K, V> implements RecordInterceptor<K, V> {

	private static final boolean METERS = ClassUtils.isPresent("io.micrometer.core.instrument.LongTaskTimer",
			TracedRecordInterceptor.class.getClassLoader());

	private final ThreadLocal<Observation> observations = new ThreadLocal<>();

	private final ObjectProvider<ObservationRegistry> registry;

	private final ObjectProvider<RequiredIds> required;

	private final @Nullable RecordInterceptor<K, V> delegate;

	TracedRecordInterceptor(ObjectProvider<ObservationRegistry> registry, ObjectProvider<RequiredIds> required,
			@Nullable RecordInterceptor<K, V> delegate) {
		this.registry = registry;
		this.required = required;
		this.delegate = delegate;
	}

	@Override
	public @Nullable ConsumerRecord<K, V> intercept(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
		MissingTraceIdException.check(this.required.getObject(), record);
		return (this.delegate != null) ? this.delegate.intercept(record, consumer) : record;
	}

	@Override
	public void success(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
		if (this.delegate != null) {
			this.observations.set(this.registry.getObject().getCurrentObservation());
			this.delegate.success(record, consumer);
		}
	}

	@Override
	public void failure(ConsumerRecord<K, V> record, Exception exception, Consumer<K, V> consumer) {
		Observation observation = this.registry.getObject().getCurrentObservation();
		if (observation != null && SeekUtils.isBackoffException(exception)) {
			withdraw(observation);
		}
		if (this.delegate != null) {
			this.observations.set(observation);
			this.delegate.failure(record, exception, consumer);
		}
	}

	/**
	 * Let go of a record that a retry topic gave out before its time: the listener was
	 * not called and spring-kafka never ends the observation, which the meter of active
	 * ones would hold forever. There was no attempt, so its span is not ended either, but
	 * says that nobody need wait for it.
	 */
	private void withdraw(Observation observation) {
		if (METERS) {
			stopTimer(observation);
		}
		Span span = MdcScope.span(observation.getContext());
		String attribute = Field.WITHDRAWN.attribute();
		if (span != null && attribute != null) {
			span.tag(attribute, true);
		}
	}

	private void stopTimer(Observation observation) {
		LongTaskTimer.Sample active = observation.getContext().get(LongTaskTimer.Sample.class);
		if (active != null) {
			active.stop();
		}
	}

	@Override
	public void afterRecord(ConsumerRecord<K, V> record, Consumer<K, V> consumer) {
		if (this.delegate == null) {
			return;
		}
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
		if (this.delegate != null) {
			this.delegate.setupThreadState(consumer);
		}
	}

	@Override
	public void clearThreadState(Consumer<?, ?> consumer) {
		this.observations.remove();
		if (this.delegate != null) {
			this.delegate.clearThreadState(consumer);
		}
	}

}
