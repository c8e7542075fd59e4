package io.throughline.incident;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import io.throughline.store.StoreFailures;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceSummary;

/**
 * Reads incidents from the store, and never fails whoever asks.
 */
final class StoredIncidents implements Incidents {

	private final LookUp lookUp;

	private final StoreFailures failures;

	StoredIncidents(TraceStore store, StoreFailures failures, InstantSource clock) {
		this.lookUp = new LookUp(store, (trace) -> true, clock, new IncidentReader());
		this.failures = failures;
	}

	@Override
	public Optional<Incident> find(String reference) {
		try {
			List<TraceSummary> found = this.lookUp.find(new PastedText(reference));
			return (found.size() == 1) ? this.lookUp.read(found.get(0)) : Optional.empty();
		}
		catch (RuntimeException ex) {
			this.failures.failed("find an incident", ex);
			return Optional.empty();
		}
	}

}
