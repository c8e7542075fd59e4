package io.throughline.genai.springai;

import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.SenderContext;
import io.throughline.propagation.CarrierAdapter;
import io.throughline.propagation.OutboundListener;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Puts each stamped request under the model call whose stamp it carries, and takes the
 * stamp off.
 */
final class OkHttpListener implements OutboundListener {

	private final StampedCalls calls;

	OkHttpListener(StampedCalls calls) {
		this.calls = calls;
	}

	@Override
	public @Nullable ObservationView starting(SenderContext<?> context, CarrierAdapter.Target target) {
		if (!(context.getCarrier() instanceof Request.Builder request)) {
			return null;
		}
		String stamp = request.build().header(StampedCalls.HEADER);
		request.removeHeader(StampedCalls.HEADER);
		return this.calls.find(stamp);
	}

}
