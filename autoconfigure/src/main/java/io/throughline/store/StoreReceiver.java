package io.throughline.store;

import java.util.List;
import java.util.Map;

import io.throughline.pipeline.FinishedTrace;
import io.throughline.pipeline.TraceReceiver;

/**
 * Puts what the pipeline keeps into the store, and tells those who want to know.
 */
final class StoreReceiver implements TraceReceiver {

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

}
