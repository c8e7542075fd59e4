package io.throughline.incident;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.throughline.reference.Reference;
import io.throughline.store.RecentTraces;
import io.throughline.store.TraceStore;
import org.jspecify.annotations.Nullable;

/**
 * Says why nothing was found. What became of a trace is remembered in fixed memory and
 * forgotten at a restart: then it is {@code unknown}. So it is for everybody where some
 * traces may not be looked up: another answer would tell that there is such a trace.
 */
final class MissingTraces {

	private final TraceStore store;

	private final @Nullable RecentTraces recent;

	private final Pointers pointers;

	private final Problems problems;

	MissingTraces(TraceStore store, @Nullable RecentTraces recent, Pointers pointers, Problems problems) {
		this.store = store;
		this.recent = recent;
		this.pointers = pointers;
		this.problems = problems;
	}

	Problem problem(PastedText text, LookUp lookUp, Inquiry inquiry) {
		Set<String> mistyped = text.references().isEmpty() ? text.mistyped() : Set.of();
		List<IncidentLine> suggestions = IncidentList.of(lookUp.suggest(mistyped)).incidents();
		boolean typo = !suggestions.isEmpty() || !mistyped.isEmpty() && text.traceIds().isEmpty();
		String cause = typo ? "mistyped" : text.hasId() ? cause(text, inquiry) : "unrecognized";
		return this.problems.missing(cause, suggestions, logQueries(text));
	}

	private String cause(PastedText text, Inquiry inquiry) {
		Set<Reference> wanted = new LinkedHashSet<>(text.references());
		text.traceIds().forEach((traceId) -> wanted.add(Reference.ofLong(traceId)));
		if (inquiry.isRestricted()) {
			return "unknown";
		}
		if (wanted.stream().anyMatch(this.store::isRemoved)) {
			return "expired";
		}
		if (wanted.stream().anyMatch(recently(RecentTraces::isDropped))) {
			return "sampled_out";
		}
		return wanted.stream().anyMatch(recently(RecentTraces::isBegun)) ? "not_yet" : "unknown";
	}

	private Predicate<Reference> recently(Fate fate) {
		return (reference) -> this.recent != null && fate.holds(this.recent, reference);
	}

	private List<LogQuery> logQueries(PastedText text) {
		for (String traceId : text.traceIds()) {
			return this.pointers.logQueries(Reference.of(traceId), traceId);
		}
		return text.references()
			.stream()
			.findFirst()
			.map((reference) -> this.pointers.logQueries(reference, null))
			.orElse(List.of());
	}

	/**
	 * What may have become of a trace.
	 */
	private interface Fate {

		boolean holds(RecentTraces recent, Reference reference);

	}

}
