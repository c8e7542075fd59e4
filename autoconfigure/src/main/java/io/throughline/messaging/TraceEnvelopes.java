package io.throughline.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.throughline.propagation.HandOff;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.HandOffs.State;
import io.throughline.propagation.IdentityBaggage;
import io.throughline.propagation.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Seals payloads with the current trace and opens them in it again.
 */
public final class TraceEnvelopes {

	private final ObservationRegistry registry;

	private final HandOffs handOffs;

	TraceEnvelopes(ObservationRegistry registry, HandOffs handOffs) {
		this.registry = registry;
		this.handOffs = handOffs;
	}

	/**
	 * Seal a payload with the current trace.
	 * @param channel name of what it will travel through, such as {@code refund-jobs}
	 * @param payload the payload
	 * @param <T> type of the payload
	 * @return the envelope
	 */
	public <T> TraceEnvelope<T> seal(String channel, T payload) {
		Map<String, String> headers = new HashMap<>();
		SenderContext<Map<String, String>> context = new SenderContext<>(
				(carrier, name, value) -> headers.put(name, value), Kind.PRODUCER);
		context.setCarrier(headers);
		return Observation.createNotStarted("throughline.envelope.seal", () -> context, this.registry)
			.contextualName("send " + channel)
			.observe(() -> new TraceEnvelope<>(headers.get(TraceParent.HEADER), headers.get(IdentityBaggage.HEADER),
					payload));
	}

	/**
	 * Do the work of an envelope in its trace; the observation's scope is open around the
	 * work and closed after it.
	 * @param channel name of what it travelled through
	 * @param envelope the envelope
	 * @param work what is to be done with the payload
	 * @param <T> type of the payload
	 */
	public <T> void open(String channel, TraceEnvelope<T> envelope, Consumer<T> work) {
		ReceiverContext<TraceEnvelope<T>> context = new ReceiverContext<>(
				(carrier, name) -> TraceParent.HEADER.equals(name) ? carrier.traceparent()
						: IdentityBaggage.HEADER.equals(name) ? carrier.baggage() : null,
				Kind.CONSUMER);
		context.setCarrier(envelope);
		Observation.createNotStarted("throughline.envelope.open", () -> context, this.registry)
			.contextualName("process " + channel)
			.observe(() -> {
				count(channel, envelope.traceparent(), context);
				work.accept(envelope.payload());
			});
	}

	private void count(String channel, @Nullable String traceparent, Observation.ContextView context) {
		State state = State.of((traceparent != null) ? List.of(traceparent) : List.of());
		this.handOffs.count(HandOff.Kind.ENVELOPE, channel, state, context);
	}

}
