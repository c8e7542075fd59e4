package io.throughline.incident;

import java.time.InstantSource;
import java.util.Set;

import io.throughline.store.Retention;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a trace from a file, so that it can be looked at here as where it comes from.
 */
final class OtlpImport implements IncidentImport {

	private static final String OTLP = "otlp";

	private static final int LONGEST = 8_000_000;

	private final TraceStore store;

	private final ImportedTrace imported;

	private final Retention retention;

	private final Problems problems;

	private final LookUpAudit audit;

	private final InstantSource clock = InstantSource.system();

	OtlpImport(TraceStore store, ImportedTrace imported, Retention retention, Problems problems, LookUpAudit audit) {
		this.store = store;
		this.imported = imported;
		this.retention = retention;
		this.problems = problems;
		this.audit = audit;
	}

	@Override
	public @Nullable Object add(Inquiry inquiry) {
		inquiry.requireOnly(Set.of(OTLP));
		String text = inquiry.argument(OTLP);
		if (!inquiry.mayChange()) {
			return this.problems.contentNotPermitted();
		}
		try {
			return add((text != null) ? text : "", inquiry);
		}
		catch (OtlpException ex) {
			return this.problems.invalidQuery(ex.code(), ex.values());
		}
	}

	private Object add(String text, Inquiry inquiry) {
		if (text.isBlank() || text.length() > LONGEST) {
			throw new OtlpException("import.length", LONGEST);
		}
		TracePart part = this.imported.of(OtlpReader.read(OtlpNode.parse(text)));
		TraceSummary trace = TraceChange.add(null, part).summary();
		if (!inquiry.isAllowed(trace)) {
			return this.problems.contentNotPermitted();
		}
		if (this.retention.isOver(trace, this.clock.instant())) {
			throw new OtlpException("import.old", this.retention.metadata());
		}
		// Nobody may change what this service has seen itself.
		if (this.store.find(part.traceId()).isPresent()) {
			throw new OtlpException("import.known", part.traceId());
		}
		this.store.save(part);
		this.store.flush();
		this.audit.imported(trace, inquiry);
		return new Imported(trace.traceId(), trace.reference(), trace.spans());
	}

	/**
	 * What was taken in.
	 *
	 * @param traceId the trace id
	 * @param ref the short reference
	 * @param spans how many spans
	 */
	record Imported(String traceId, String ref, int spans) {

	}

}
