package io.throughline.propagation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.throughline.scope.MdcScope;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers the attempts of outgoing requests, whichever library retries: a request that
 * goes where a failed one went before, under the same parent, is its retry. A line tells
 * each failed attempt and each one that succeeded at last.
 */
final class OutboundAttemptHandler implements ObservationHandler<RequestReplySenderContext<Object, Object>> {

	private static final Logger logger = LoggerFactory.getLogger("io.throughline.outbound");

	// Targets remembered under one parent.
	private static final int MOST = 64;

	private final CarrierAdapters carriers;

	OutboundAttemptHandler(CarrierAdapters carriers) {
		this.carriers = carriers;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof RequestReplySenderContext;
	}

	@Override
	public void onStart(RequestReplySenderContext<Object, Object> context) {
		Object carrier = context.getCarrier();
		CarrierAdapter.Target target = (carrier != null) ? this.carriers.target(carrier) : null;
		if (target == null) {
			return;
		}
		Attempt attempt = new Attempt(target, failures(context), System.nanoTime());
		context.put(Attempt.class, attempt);
		if (attempt.number() > 0) {
			ScopeFields.put(context, Field.RETRY_COUNT, Integer.toString(attempt.number()));
		}
	}

	@Override
	public void onStop(RequestReplySenderContext<Object, Object> context) {
		Attempt attempt = context.get(Attempt.class);
		if (attempt == null) {
			return;
		}
		String failure = failure(context);
		if (failure == null) {
			attempt.failures().remove(attempt.key());
		}
		else if (attempt.failures().size() < MOST) {
			attempt.failures().put(attempt.key(), attempt.number() + 1);
		}
		if (failure != null || attempt.number() > 0) {
			log(context, attempt, failure);
		}
	}

	private void log(Observation.Context context, Attempt attempt, @Nullable String failure) {
		try (MdcScope scope = MdcScope.open(context)) {
			CarrierAdapter.Target target = attempt.target();
			logger.atLevel((failure != null) ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.INFO)
				.addKeyValue(Field.LATENCY_MS.logKey(), (System.nanoTime() - attempt.startNanos()) / 1_000_000)
				.addKeyValue(Field.ERROR_CODE.logKey(), failure)
				.log("{} {}{} {}", target.method(), target.uri().getAuthority(),
						(attempt.number() > 0) ? " attempt " + (attempt.number() + 1) : "",
						(failure != null) ? "failed: " + failure : "succeeded");
		}
	}

	/**
	 * Return the short cause of a failure that a retry may mend.
	 */
	private @Nullable String failure(Observation.ContextView context) {
		String status = value(context, "status");
		if (status != null && (status.startsWith("5") || status.equals("429") || status.equals("408"))) {
			return status;
		}
		Throwable error = context.getError();
		boolean answered = status != null && status.matches("\\d{3}");
		return (error != null && !answered) ? error.getClass().getSimpleName() : null;
	}

	private @Nullable String value(Observation.ContextView context, String key) {
		var keyValue = context.getLowCardinalityKeyValue(key);
		return (keyValue != null) ? keyValue.getValue() : null;
	}

	private Map<String, Integer> failures(Observation.Context context) {
		ObservationView parent = context.getParentObservation();
		if (parent != null && parent.getContextView() instanceof Observation.Context around) {
			return around.computeIfAbsent(OutboundAttemptHandler.class, (key) -> new ConcurrentHashMap<>());
		}
		return new ConcurrentHashMap<>();
	}

	/**
	 * One attempt of an outgoing request.
	 *
	 * @param target where it goes
	 * @param failures failed attempts under the same parent, by target
	 * @param startNanos when it began
	 * @param key method and address without query
	 * @param number how many failed before
	 */
	private record Attempt(CarrierAdapter.Target target, Map<String, Integer> failures, long startNanos, String key,
			int number) {

		Attempt(CarrierAdapter.Target target, Map<String, Integer> failures, long startNanos) {
			this(target, failures, startNanos, key(target), failures.getOrDefault(key(target), 0));
		}

		private static String key(CarrierAdapter.Target target) {
			return target.method() + " " + target.uri().getAuthority() + target.uri().getPath();
		}

	}

}
