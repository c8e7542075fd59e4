package io.throughline.messaging.kafka;

import java.util.ArrayList;
import java.util.List;

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
		List<TraceParent> parents = new ArrayList<>();
		boolean all = true;
		for (ConsumerRecord<?, ?> record : records) {
			String value = last(KafkaHeaderValues.of(record.headers(), TraceParent.HEADER));
			TraceParent parent = (value != null) ? TraceParent.parse(value).orElse(null) : null;
			all &= parent != null;
			if (parent != null && parents.size() <= 128) {
				parents.add(parent);
			}
		}
		boolean one = all && parents.stream().map(TraceParent::traceId).distinct().count() == 1;
		if (one) {
			setCarrier(records.iterator().next());
		}
		else if (!parents.isEmpty()) {
			new SpanLinks(parents).putInto(this);
		}
	}

	private static @Nullable String last(List<String> values) {
		return (values.isEmpty()) ? null : values.get(values.size() - 1);
	}

}
