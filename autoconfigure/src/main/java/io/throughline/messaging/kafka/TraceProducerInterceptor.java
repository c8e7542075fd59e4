package io.throughline.messaging.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.throughline.propagation.IdentityBaggage;
import io.throughline.propagation.TraceParent;
import io.throughline.reference.Reference;
import io.throughline.scope.ScopeFields;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.KafkaHeaders;

/**
 * Writes the trace into the headers of a record that has none, for producers that no
 * template observes: name this class in {@code interceptor.classes}. Dead letters and
 * records in retry topics get the short reference besides.
 */
public final class TraceProducerInterceptor implements ProducerInterceptor<Object, Object> {

	/**
	 * Header of records that failed, holds the short reference.
	 */
	public static final String REFERENCE_HEADER = "X-Reference";

	@Override
	public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
		Headers headers = record.headers();
		if (headers.lastHeader(TraceParent.HEADER) == null) {
			W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, TraceProducerInterceptor::add);
			addIdentity(headers);
		}
		if (headers.lastHeader(KafkaHeaders.DLT_ORIGINAL_TOPIC) != null
				|| headers.lastHeader(KafkaHeaders.ORIGINAL_TOPIC) != null) {
			addReference(headers);
		}
		return record;
	}

	@Override
	public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
		// nothing to do
	}

	@Override
	public void close() {
		// nothing to close
	}

	@Override
	public void configure(Map<String, ?> configs) {
		// nothing to configure
	}

	private void addIdentity(Headers headers) {
		Observation current = current();
		String identity = (current != null) ? IdentityBaggage.write(ScopeFields.of(current.getContextView())) : "";
		if (!identity.isEmpty()) {
			add(headers, IdentityBaggage.HEADER, identity);
		}
	}

	// A template that is not observed opens the scope of an observation that does
	// nothing.
	private @Nullable Observation current() {
		Observation.Scope scope = ObservationThreadLocalAccessor.getInstance()
			.getObservationRegistry()
			.getCurrentObservationScope();
		while (scope != null && scope.getCurrentObservation().isNoop()) {
			scope = scope.getPreviousObservationScope();
		}
		return (scope != null) ? scope.getCurrentObservation() : null;
	}

	private void addReference(Headers headers) {
		KafkaHeaderValues.of(headers, TraceParent.HEADER)
			.stream()
			.flatMap((value) -> TraceParent.parse(value).stream())
			.findFirst()
			.ifPresent((parent) -> add(headers, REFERENCE_HEADER, Reference.of(parent.traceId()).text()));
	}

	private static void add(@Nullable Headers headers, String name, String value) {
		if (headers != null) {
			headers.remove(name);
			headers.add(name, value.getBytes(StandardCharsets.UTF_8));
		}
	}

}
