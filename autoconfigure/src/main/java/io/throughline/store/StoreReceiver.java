package io.throughline.store;

import java.util.Map;

import io.throughline.pipeline.FinishedTrace;
import io.throughline.pipeline.TraceReceiver;

/**
 * Puts what the pipeline keeps into the store.
 */
final class StoreReceiver implements TraceReceiver {

	private final TraceStore store;

	private final StoreFailures failures;

	StoreReceiver(TraceStore store, StoreFailures failures) {
		this.store = store;
		this.failures = failures;
	}

	@Override
	public void receive(FinishedTrace trace) {
		try {
			this.store.save(new TracePart(trace.traceId(), trace.spans().stream().map(SpanReader::read).toList(),
					trace.decision(), Map.copyOf(trace.redacted())));
		}
		catch (Throwable ex) {
			this.failures.failed("take a trace", ex);
		}
	}

}
