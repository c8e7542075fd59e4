package io.throughline.incident;

import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

/**
 * An incident as text, whatever a browser or a script accepts.
 */
final class TextPart implements IncidentPart {

	private final IncidentDesk desk;

	private final LookUpAudit audit;

	TextPart(IncidentDesk desk, LookUpAudit audit) {
		this.desk = desk;
		this.audit = audit;
	}

	@Override
	public String name() {
		return "text";
	}

	@Override
	public @Nullable Object read(Trace trace, Inquiry inquiry) {
		this.audit.lookedUp(trace.summary(), inquiry);
		return IncidentText.of(this.desk.read(trace, inquiry));
	}

}
