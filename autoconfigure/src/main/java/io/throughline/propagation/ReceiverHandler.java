package io.throughline.propagation;

import java.util.List;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.throughline.propagation.HandOffs.State;
import io.throughline.scope.ScopeFields;
import io.throughline.scope.TraceFailure;
import org.jspecify.annotations.Nullable;

/**
 * Opens the span of received work: continues the caller's trace where the caller is
 * believed and says it once, else starts a new one that links what was said.
 */
final class ReceiverHandler extends PropagatingReceiverTracingObservationHandler<ReceiverContext<Object>> {

	private final Tracer tracer;

	private final CarrierAdapters carriers;

	private final InboundTrust trust;

	private final HandOffs handOffs;

	ReceiverHandler(Tracer tracer, Propagator propagator, CarrierAdapters carriers, InboundTrust trust,
			HandOffs handOffs) {
		super(tracer, propagator);
		this.tracer = tracer;
		this.carriers = carriers;
		this.trust = trust;
		this.handOffs = handOffs;
	}

	@Override
	public void onStart(ReceiverContext<Object> context) {
		if (identityTrusted(context)) {
			TraceFailure.trustCaller(context);
			IdentityBaggage.read(values(context, IdentityBaggage.HEADER))
				.forEach((field, value) -> ScopeFields.put(context, field, value));
			readFailure(context);
		}
		super.onStart(context);
	}

	@Override
	public Span.Builder customizeExtractedSpan(ReceiverContext<Object> context, Span.Builder builder) {
		Inbound inbound = Inbound.of(values(context, TraceParent.HEADER));
		context.put(Inbound.class, inbound);
		if (inbound.ambiguous() || !traceTrusted(context)) {
			builder.setNoParent();
			link(builder, inbound.parents());
		}
		link(builder, SpanLinks.of(context).parents());
		return builder;
	}

	@Override
	public void onStop(ReceiverContext<Object> context) {
		count(context);
		super.onStop(context);
	}

	@Override
	public void customizeReceiverSpan(ReceiverContext<Object> context, Span span) {
		ScopeFields.tag(context, span);
		if (context.containsKey(FailedElsewhere.class)) {
			FailedElsewhere.tag(span);
		}
	}

	private void readFailure(ReceiverContext<Object> context) {
		for (String value : values(context, TraceFailure.HEADER)) {
			if (TraceFailure.isTold(value)) {
				TraceFailure.mark(context);
				context.put(FailedElsewhere.class, true);
			}
		}
	}

	private void link(Span.Builder builder, List<TraceParent> parents) {
		parents.stream()
			.limit(SpanLinks.MOST)
			.forEach((parent) -> builder.addLink(new Link(parent.context(this.tracer))));
	}

	/**
	 * Count a request, once its route is known. Messages are counted by those who know
	 * their channel.
	 */
	private void count(ReceiverContext<Object> context) {
		// Boot stops the observation of a request that timed out twice.
		Inbound inbound = context.get(Inbound.class);
		context.remove(Inbound.class);
		if (inbound != null && !isMessage(context)) {
			String required = RequiredIds.pattern(context);
			State state = (required != null && inbound.state() == State.EMPTY) ? State.MISSING : inbound.state();
			this.handOffs.count(HandOff.Kind.HTTP_IN, InboundPlace.of(context, required), state, context);
		}
	}

	private boolean traceTrusted(ReceiverContext<Object> context) {
		return isMessage(context) || this.trust.trace(caller(context));
	}

	private boolean identityTrusted(ReceiverContext<Object> context) {
		return isMessage(context) || this.trust.identity(caller(context));
	}

	private @Nullable String caller(ReceiverContext<Object> context) {
		Object carrier = context.getCarrier();
		return (carrier != null) ? this.carriers.caller(carrier) : null;
	}

	private Iterable<String> values(ReceiverContext<Object> context, String header) {
		Object carrier = context.getCarrier();
		if (carrier == null) {
			return List.of();
		}
		List<String> values = this.carriers.values(carrier, header);
		return (values != null) ? values : context.getGetter().getAll(carrier, header);
	}

	private boolean isMessage(ReceiverContext<Object> context) {
		return context.getKind() == Kind.CONSUMER;
	}

}
