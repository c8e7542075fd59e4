package io.throughline.propagation;

import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * Is told of an outgoing request before its span begins. A bean of this type takes part.
 */
public interface OutboundListener {

	/**
	 * Say under which observation the request belongs.
	 * @param context context of the request's observation, started but without a span
	 * @param target where the request goes to
	 * @return the observation, or {@code null} to leave the request where it is
	 */
	@Nullable ObservationView starting(SenderContext<?> context, CarrierAdapter.Target target);

}
