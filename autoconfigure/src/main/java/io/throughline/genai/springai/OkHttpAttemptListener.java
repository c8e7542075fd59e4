package io.throughline.genai.springai;

import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.SenderContext;
import io.throughline.genai.ModelAttempt;
import io.throughline.propagation.CarrierAdapter;
import io.throughline.propagation.OutboundListener;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Hands the attempt to the interceptor: OkHttp runs it in no scope of the observation.
 */
final class OkHttpAttemptListener implements OutboundListener {

	@Override
	public @Nullable ObservationView starting(SenderContext<?> context, CarrierAdapter.Target target) {
		ModelAttempt attempt = ModelAttempt.of(context);
		if (attempt != null && context.getCarrier() instanceof Request.Builder request) {
			request.tag(ModelAttempt.class, attempt);
		}
		return null;
	}

}
