package io.throughline.incident;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.throughline.store.StoreFailures;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Reads incidents from the store, and never fails whoever asks.
 */
final class StoredIncidents implements Incidents {

	private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

	private final LookUp lookUp;

	private final @Nullable URI pages;

	private final StoreFailures failures;

	StoredIncidents(TraceStore store, StoreFailures failures, InstantSource clock, @Nullable URI pages) {
		this.lookUp = new LookUp(store, (trace) -> true, clock, new IncidentReader());
		this.failures = failures;
		this.pages = pages;
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

	@Override
	public Optional<URI> page(String traceId) {
		if (this.pages == null || !TRACE_ID.matcher(traceId).matches()) {
			return Optional.empty();
		}
		return Optional.of(URI.create(this.pages.toString().replaceFirst("/+$", "") + "/" + traceId));
	}

}
