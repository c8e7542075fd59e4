package io.throughline.incident;

import java.util.Set;

import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;
import io.throughline.store.StoredText;
import io.throughline.store.Trace;
import io.throughline.store.TraceStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a trace beyond its time, for a reason.
 */
final class PinChange implements IncidentChange {

	private static final String REASON = "reason";

	private final TraceStore store;

	private final Redactor redactor;

	private final Problems problems;

	private final LookUpAudit audit;

	PinChange(TraceStore store, Redactor redactor, Problems problems, LookUpAudit audit) {
		this.store = store;
		this.redactor = redactor;
		this.problems = problems;
		this.audit = audit;
	}

	@Override
	public String name() {
		return "pin";
	}

	@Override
	public Set<String> arguments() {
		return Set.of(REASON);
	}

	@Override
	public @Nullable Object put(Trace trace, Inquiry inquiry) {
		String given = inquiry.argument(REASON);
		if (!inquiry.mayChange()) {
			return this.problems.contentNotPermitted();
		}
		if (given == null || given.isBlank()) {
			return this.problems.invalidQuery("query.reason");
		}
		String reason = StoredText.key(this.redactor.redact(Words.shortened(given.strip()), new RedactionCounts()));
		if (this.store.pin(trace.summary().traceId(), reason)) {
			this.audit.pinned(trace.summary(), inquiry, reason);
		}
		return null;
	}

	@Override
	public @Nullable Object remove(Trace trace, Inquiry inquiry) {
		if (!inquiry.mayChange()) {
			return this.problems.contentNotPermitted();
		}
		if (this.store.unpin(trace.summary().traceId())) {
			this.audit.unpinned(trace.summary(), inquiry);
		}
		return null;
	}

}
