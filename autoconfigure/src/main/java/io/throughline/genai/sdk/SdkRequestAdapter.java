package io.throughline.genai.sdk;

import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.SenderContext;
import io.throughline.propagation.CarrierAdapter;
import io.throughline.propagation.OutboundListener;
import org.jspecify.annotations.Nullable;

/**
 * Says where a request goes to, and which call it belongs under.
 */
final class SdkRequestAdapter implements CarrierAdapter, OutboundListener {

	@Override
	public boolean supports(Object carrier) {
		return carrier instanceof SdkRequest;
	}

	@Override
	public Target target(Object carrier) {
		SdkRequest request = (SdkRequest) carrier;
		return new Target(request.method(), request.uri());
	}

	@Override
	public @Nullable ObservationView starting(SenderContext<?> context, Target target) {
		return (context.getCarrier() instanceof SdkRequest request) ? request.parent() : null;
	}

}
