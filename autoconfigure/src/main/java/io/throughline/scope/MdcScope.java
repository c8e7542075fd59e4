package io.throughline.scope;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.throughline.reference.Reference;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids and fields of an observation in the MDC of this thread, and nothing else: the
 * current span stays what it is. For lines that are written where the observation's own
 * scope is closed already. What was there before comes back on {@link #close()}.
 */
public final class MdcScope implements AutoCloseable {

	private static final String NO_TRACE = "0".repeat(32);

	private final Map<String, @Nullable String> previous = new LinkedHashMap<>();

	private MdcScope(Map<String, String> values) {
		values.forEach((key, value) -> {
			this.previous.put(key, MDC.get(key));
			MDC.put(key, value);
		});
	}

	/**
	 * Open a scope for the observation.
	 * @param context its context, or {@code null} for a scope without any field
	 * @return the scope, to be closed on this thread
	 */
	public static MdcScope open(Observation.@Nullable ContextView context) {
		return new MdcScope(values(context));
	}

	/**
	 * Take away all keys that this project puts into the MDC.
	 */
	public static void clear() {
		MDC.remove(Field.TRACE_ID.logKey());
		MDC.remove(Field.SPAN_ID.logKey());
		MDC.remove(Field.REFERENCE.logKey());
		ScopeFields.ALL.forEach((field) -> MDC.remove(field.logKey()));
	}

	/**
	 * Return the trace of an observation.
	 * @param context its context
	 * @return the trace, or {@code null} if there is no span
	 */
	public static @Nullable TraceContext trace(Observation.@Nullable ContextView context) {
		Span span = span(context);
		// Not isNoop(): an ended span says that of itself too.
		return (span != null && !NO_TRACE.equals(span.context().traceId())) ? span.context() : null;
	}

	/**
	 * Return the span of an observation.
	 * @param context its context
	 * @return the span, or {@code null} if there is none
	 */
	public static @Nullable Span span(Observation.@Nullable ContextView context) {
		TracingObservationHandler.TracingContext tracing = (context != null)
				? context.get(TracingObservationHandler.TracingContext.class) : null;
		return (tracing != null) ? tracing.getSpan() : null;
	}

	@Override
	public void close() {
		this.previous.forEach((key, value) -> {
			if (value != null) {
				MDC.put(key, value);
			}
			else {
				MDC.remove(key);
			}
		});
	}

	private static Map<String, String> values(Observation.@Nullable ContextView context) {
		Map<String, String> values = new LinkedHashMap<>();
		TraceContext trace = trace(context);
		if (trace != null) {
			boolean known = trace.traceId().equals(MDC.get(Field.TRACE_ID.logKey()));
			String reference = known ? MDC.get(Field.REFERENCE.logKey()) : null;
			values.put(Field.TRACE_ID.logKey(), trace.traceId());
			values.put(Field.SPAN_ID.logKey(), trace.spanId());
			values.put(Field.REFERENCE.logKey(),
					(reference != null) ? reference : Reference.of(trace.traceId()).text());
		}
		ScopeFields.of(context).forEach((field, value) -> values.put(field.logKey(), value));
		return values;
	}

}
