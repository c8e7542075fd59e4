package io.throughline.incident;

import java.time.InstantSource;
import java.util.List;

import io.throughline.store.Trace;
import io.throughline.store.TraceStore;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Answers look-ups.
 */
final class IncidentDesk implements IncidentTraces {

	private final TraceStore store;

	private final IncidentReader reader;

	private final Problems problems;

	private final MissingTraces missing;

	private final LookUpAudit audit;

	private final InstantSource clock;

	IncidentDesk(TraceStore store, IncidentReader reader, Problems problems, MissingTraces missing, LookUpAudit audit,
			InstantSource clock) {
		this.missing = missing;
		this.audit = audit;
		this.store = store;
		this.reader = reader;
		this.problems = problems;
		this.clock = clock;
	}

	IncidentList list(IncidentFilter filter) {
		return new TraceSearch(this.store).list(filter)
			.judged((traceId) -> this.store.find(traceId)
				.map((trace) -> this.reader.read(trace, null, this.clock.instant())));
	}

	IncidentFacets facets(IncidentFilter filter) {
		return new TraceSearch(this.store).facets(filter);
	}

	/**
	 * Answer whatever was pasted.
	 */
	Object find(PastedText text, Inquiry inquiry) {
		LookUp lookUp = lookUp(inquiry);
		List<TraceSummary> found = lookUp.find(text);
		if (found.size() > 1 && !isAmbiguous(text, found)) {
			return IncidentList.of(found);
		}
		return read(lookUp, trace(lookUp, found, text, inquiry), inquiry);
	}

	private Incident read(LookUp lookUp, Trace trace, Inquiry inquiry) {
		this.audit.lookedUp(trace.summary(), inquiry);
		return lookUp.read(trace);
	}

	private static boolean isAmbiguous(PastedText text, List<TraceSummary> found) {
		return text.references()
			.stream()
			.anyMatch((reference) -> found.stream().filter((trace) -> reference.matches(trace.traceId())).count() > 1);
	}

	/**
	 * Answer an incident, or nothing if it is still as the caller knows it.
	 */
	@Nullable Object open(String id, Inquiry inquiry) {
		LookUp lookUp = lookUp(inquiry);
		PastedText text = new PastedText(id);
		Trace trace = trace(lookUp, lookUp.find(text), text, inquiry);
		String known = inquiry.argument("revision");
		return Long.toString(trace.summary().revision()).equals(known) ? null : read(lookUp, trace, inquiry);
	}

	@Override
	public Trace trace(String pasted, Inquiry inquiry) {
		return trace(new PastedText(pasted), inquiry);
	}

	/**
	 * Return a trace.
	 */
	Trace trace(PastedText text, Inquiry inquiry) {
		LookUp lookUp = lookUp(inquiry);
		return trace(lookUp, lookUp.find(text), text, inquiry);
	}

	private Trace trace(LookUp lookUp, List<TraceSummary> found, PastedText text, Inquiry inquiry) {
		if (found.size() > 1) {
			throw new ProblemException(this.problems.ambiguous(IncidentList.of(found).incidents()));
		}
		return found.stream()
			.findFirst()
			.flatMap(lookUp::trace)
			.orElseThrow(() -> new ProblemException(this.missing.problem(text, lookUp, inquiry)));
	}

	Incident read(Trace trace, Inquiry inquiry) {
		return lookUp(inquiry).read(trace);
	}

	LookUp lookUp(Inquiry inquiry) {
		return new LookUp(this.store, inquiry::isAllowed, this.clock, this.reader);
	}

}
