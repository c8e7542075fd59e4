package io.throughline.scope;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

/**
 * That something in a request has failed, kept in the context of its outermost
 * observation: other services are told, so that they keep their part of the trace too.
 */
public final class TraceFailure {

	/**
	 * Header of requests, answers and messages that says so.
	 */
	public static final String HEADER = "X-Trace-Outcome";

	/**
	 * Value of the header.
	 */
	public static final String DEGRADED = "degraded";

	private static final String TRUSTED_CALLER = TraceFailure.class.getName() + ".trustedCaller";

	private TraceFailure() {
	}

	/**
	 * Note that something failed.
	 * @param context context of an observation of the request
	 */
	public static void mark(Observation.Context context) {
		Observation.Context root = context;
		for (Observation.ContextView at = context; at != null; at = around(at)) {
			root = (at instanceof Observation.Context outer) ? outer : root;
		}
		root.put(TraceFailure.class, true);
	}

	/**
	 * Return whether something failed so far.
	 * @param context context of an observation of the request, or {@code null} for none
	 * @return whether it did
	 */
	public static boolean isMarked(Observation.@Nullable ContextView context) {
		for (Observation.ContextView at = context; at != null; at = around(at)) {
			if (at.containsKey(TraceFailure.class)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Note that the caller of a request is trusted.
	 * @param context context of the observation that received it
	 */
	public static void trustCaller(Observation.Context context) {
		context.put(TRUSTED_CALLER, true);
	}

	/**
	 * Return whether something failed so far of which the caller is to be told.
	 * @param context context of the observation that received the request
	 * @return whether it did and the caller is trusted
	 */
	public static boolean isForCaller(Observation.ContextView context) {
		return context.containsKey(TRUSTED_CALLER) && isMarked(context);
	}

	/**
	 * Return whether a header says that something failed.
	 * @param value value of the header, or {@code null} if there is none
	 * @return whether it does
	 */
	public static boolean isTold(@Nullable String value) {
		return DEGRADED.equals(value);
	}

	private static Observation.@Nullable ContextView around(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null) ? parent.getContextView() : null;
	}

}
