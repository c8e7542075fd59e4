package io.throughline.incident;

import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A trace as a file, as far as it may be seen.
 */
final class OtlpPart implements IncidentPart {

	private final LookUpAudit audit;

	OtlpPart(LookUpAudit audit) {
		this.audit = audit;
	}

	@Override
	public String name() {
		return "otlp";
	}

	@Override
	public @Nullable Object read(Trace trace, Inquiry inquiry) {
		this.audit.exported(trace.summary(), inquiry);
		return OtlpText.of(inquiry.mayReveal() ? trace : MetadataOnly.of(trace));
	}

}
