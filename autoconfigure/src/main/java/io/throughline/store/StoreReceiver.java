package io.throughline.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.throughline.pipeline.FinishedTrace;
import io.throughline.pipeline.TraceReceiver;
import io.throughline.semconv.Field;

/**
 * Puts what the pipeline keeps into the store, and tells those who want to know.
 */
final class StoreReceiver implements TraceReceiver {

	private static final AttributeKey<Boolean> EXCLUDED = AttributeKey
		.booleanKey(Objects.requireNonNull(Field.EXCLUDED.attribute()));

	private final TraceStore store;

	private final List<SaveListener> listeners;

	private final StoreFailures failures;

	StoreReceiver(TraceStore store, List<SaveListener> listeners, StoreFailures failures) {
		this.store = store;
		this.listeners = listeners;
		this.failures = failures;
	}

	@Override
	public void receive(FinishedTrace trace) {
		if (isExcluded(trace)) {
			return;
		}
		try {
			TracePart part = new TracePart(trace.traceId(), trace.spans().stream().map(SpanReader::read).toList(),
					trace.decision(), Map.copyOf(trace.redacted()));
			this.store.save(part);
			this.listeners.forEach((listener) -> listener.saved(part));
		}
		catch (Throwable ex) {
			this.failures.failed("take a trace", ex);
		}
	}

	// Else looking a trace up would take the place of one.
	private static boolean isExcluded(FinishedTrace trace) {
		return trace.spans()
			.stream()
			.anyMatch((span) -> Boolean.TRUE.equals(span.getAttributes().get(EXCLUDED))
					&& span.getStatus().getStatusCode() != StatusCode.ERROR);
	}

}
