package io.throughline.messaging.kafka;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.throughline.propagation.SpanLinks;
import io.throughline.propagation.TraceParent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * Context of the observation around a batch listener. A batch of one trace continues it;
 * a batch of several is a trace of its own that links them all.
 */
final class BatchContext extends ReceiverContext<ConsumerRecord<?, ?>> {

	BatchContext(ConsumerRecords<?, ?> records) {
		super((carrier, name) -> last(KafkaHeaderValues.of(carrier.headers(), name)), Kind.CONSUMER);
		Set<TraceParent> parents = new LinkedHashSet<>();
		boolean all = true;
		for (ConsumerRecord<?, ?> record : records) {
			List<TraceParent> own = parents(record);
			all &= !own.isEmpty();
			parents.addAll(own);
		}
		if (all && parents.stream().map(TraceParent::traceId).distinct().count() == 1) {
			setCarrier(records.iterator().next());
		}
		else if (!parents.isEmpty()) {
			new SpanLinks(List.copyOf(parents)).putInto(this);
		}
	}

	private static List<TraceParent> parents(ConsumerRecord<?, ?> record) {
		return KafkaHeaderValues.of(record.headers(), TraceParent.HEADER)
			.stream()
			.flatMap((value) -> TraceParent.parse(value).stream())
			.toList();
	}

	private static @Nullable String last(List<String> values) {
		return (values.isEmpty()) ? null : values.get(values.size() - 1);
	}

}
