package io.throughline.propagation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.throughline.scope.MdcScope;
import io.throughline.scope.ScopeFields;
import io.throughline.scope.TraceFailure;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Opens the span of outgoing work and writes its headers: the ids for everybody, identity
 * and baggage only for hosts on the allow-list and for the application's own messages.
 */
final class SenderHandler extends PropagatingSenderTracingObservationHandler<SenderContext<Object>> {

	private static final Set<String> TRACE_HEADERS = Set.of(TraceParent.HEADER, "tracestate", "b3", "x-b3-traceid",
			"x-b3-spanid", "x-b3-parentspanid", "x-b3-sampled", "x-b3-flags");

	private final Tracer tracer;

	private final Propagator propagator;

	private final CarrierAdapters carriers;

	private final IdentityHosts identityHosts;

	private final List<OutboundListener> listeners;

	SenderHandler(Tracer tracer, Propagator propagator, CarrierAdapters carriers, IdentityHosts identityHosts,
			List<OutboundListener> listeners) {
		super(tracer, propagator);
		this.listeners = List.copyOf(listeners);
		this.tracer = tracer;
		this.propagator = propagator;
		this.carriers = carriers;
		this.identityHosts = identityHosts;
	}

	@Override
	public void onStart(SenderContext<Object> context) {
		tell(context);
		Span span = createSenderSpan(context);
		Map<String, String> headers = new LinkedHashMap<>();
		this.propagator.inject(span.context(), headers, (carrier, name, value) -> headers.put(name, value));
		if (trusted(context)) {
			addIdentity(context, headers);
			addFailure(context, headers);
		}
		else {
			headers.keySet().removeIf((name) -> !TRACE_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
		}
		Object carrier = context.getCarrier();
		if (carrier != null) {
			headers.forEach((name, value) -> context.getSetter().set(carrier, name, value));
		}
		getTracingContext(context).setSpan(span);
	}

	@Override
	public Span createSenderSpan(SenderContext<Object> context) {
		TraceParent forwarded = forwarded(context);
		if (forwarded == null) {
			return super.createSenderSpan(context);
		}
		return this.tracer.spanBuilder()
			.kind(Span.Kind.valueOf(context.getKind().name()))
			.setParent(forwarded.context(this.tracer))
			.start();
	}

	@Override
	public @Nullable Span getParentSpan(Observation.ContextView context) {
		GivenParent given = context.get(GivenParent.class);
		// Another span is current: that of the work which knows nothing of a listener.
		return (given != null) ? given.span() : super.getParentSpan(context);
	}

	@Override
	public void customizeSenderSpan(SenderContext<Object> context, Span span) {
		ScopeFields.tag(context, span);
		String retries = ScopeFields.own(context).get(Field.RETRY_COUNT);
		String attribute = Field.RESEND_COUNT.attribute();
		if (retries != null && attribute != null) {
			span.tag(attribute, Long.parseLong(retries));
		}
		if (isToldFailure(context)) {
			TraceFailure.mark(context);
			FailedElsewhere.tag(span);
		}
	}

	private boolean isToldFailure(SenderContext<Object> context) {
		Object response = (context instanceof RequestReplySenderContext<?, ?> call) ? call.getResponse() : null;
		String told = (response != null) ? this.carriers.answered(context.getCarrier(), response, TraceFailure.HEADER)
				: null;
		return TraceFailure.isTold(told) && trusted(context);
	}

	private void tell(SenderContext<Object> context) {
		CarrierAdapter.Target target = this.carriers.target(context.getCarrier());
		if (target != null) {
			this.listeners.forEach((listener) -> tell(context, listener.starting(context, target)));
		}
	}

	private void tell(SenderContext<Object> context, @Nullable ObservationView parent) {
		Span span = (parent != null) ? MdcScope.span(parent.getContextView()) : null;
		if (parent != null && span != null) {
			context.setParentObservation(parent);
			context.put(GivenParent.class, new GivenParent(span));
		}
	}

	/**
	 * Return the trace that the carrier has already, where no trace is open or the open
	 * one is only that of a batch: a dead letter that is passed on, a request that its
	 * library sends from another thread.
	 */
	private @Nullable TraceParent forwarded(SenderContext<Object> context) {
		Object carrier = context.getCarrier();
		if (carrier == null) {
			return null;
		}
		boolean open = getParentSpan(context) != null;
		var parent = context.getParentObservation();
		boolean ofBatch = parent != null && !SpanLinks.of(parent.getContextView()).parents().isEmpty();
		if (open && !ofBatch) {
			return null;
		}
		List<String> values = this.carriers.values(carrier, TraceParent.HEADER);
		Inbound inbound = Inbound.of((values != null) ? values : List.of());
		return (inbound.parents().size() == 1) ? inbound.parents().get(0) : null;
	}

	private boolean trusted(SenderContext<Object> context) {
		if (context.getKind() == Kind.PRODUCER) {
			return true;
		}
		Object carrier = context.getCarrier();
		CarrierAdapter.Target target = this.carriers.target(carrier);
		return target != null && this.identityHosts.contains(target.uri().getHost());
	}

	private void addIdentity(SenderContext<Object> context, Map<String, String> headers) {
		String identity = IdentityBaggage.write(ScopeFields.of(context));
		if (!identity.isEmpty()) {
			headers.merge(IdentityBaggage.HEADER, identity, (users, ours) -> users + "," + ours);
		}
	}

	private void addFailure(SenderContext<Object> context, Map<String, String> headers) {
		if (TraceFailure.isMarked(context)) {
			headers.put(TraceFailure.HEADER, TraceFailure.DEGRADED);
		}
	}

	/**
	 * The span that a listener put around the request.
	 *
	 * @param span the span
	 */
	private record GivenParent(Span span) {

	}

}
