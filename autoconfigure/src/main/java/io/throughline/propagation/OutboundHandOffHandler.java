package io.throughline.propagation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.micrometer.tracing.TraceContext;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs.State;
import io.throughline.scope.MdcScope;

/**
 * Counts requests that go out, and whether their answers tell the same id. A service that
 * answers another one has begun a trace of its own. Only the application's own services,
 * those that are told identity too, are held to that: what a vendor's ids are is its own
 * affair.
 */
final class OutboundHandOffHandler implements ObservationHandler<RequestReplySenderContext<Object, Object>> {

	private final CarrierAdapters carriers;

	private final OutboundPlaces places;

	private final IdentityHosts ownHosts;

	private final String traceHeader;

	private final HandOffs handOffs;

	OutboundHandOffHandler(CarrierAdapters carriers, OutboundPlaces places, IdentityHosts ownHosts, String traceHeader,
			HandOffs handOffs) {
		this.carriers = carriers;
		this.places = places;
		this.ownHosts = ownHosts;
		this.traceHeader = traceHeader;
		this.handOffs = handOffs;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof RequestReplySenderContext;
	}

	@Override
	public void onStop(RequestReplySenderContext<Object, Object> context) {
		String place = this.places.of(context);
		TraceContext trace = MdcScope.trace(context);
		if (place != null) {
			this.handOffs.count(Kind.HTTP_OUT, place, (trace != null) ? State.CARRIED : State.MISSING, context);
		}
		Object response = context.getResponse();
		if (place != null && trace != null && response != null && isOwn(context)) {
			String told = this.carriers.answered(context.getCarrier(), response, this.traceHeader);
			State state = (told == null) ? State.EMPTY
					: told.strip().equalsIgnoreCase(trace.traceId()) ? State.CARRIED : State.CHANGED;
			this.handOffs.count(Kind.HTTP_ANSWER, place, state, context);
		}
	}

	private boolean isOwn(RequestReplySenderContext<Object, Object> context) {
		CarrierAdapter.Target target = this.carriers.target(context.getCarrier());
		return !this.traceHeader.isEmpty() && target != null && this.ownHosts.contains(target.uri().getHost());
	}

}
