package io.throughline.incident;

import java.util.Set;

import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Reveals what was asked, answered and told, to those who may see it.
 */
final class ContentPart implements IncidentPart {

	private static final String SPAN = "span";

	private final Problems problems;

	private final LookUpAudit audit;

	ContentPart(Problems problems, LookUpAudit audit) {
		this.problems = problems;
		this.audit = audit;
	}

	@Override
	public String name() {
		return "content";
	}

	@Override
	public Set<String> arguments() {
		return Set.of(SPAN);
	}

	@Override
	public @Nullable Object read(Trace trace, Inquiry inquiry) {
		if (!inquiry.mayReveal()) {
			return this.problems.contentNotPermitted();
		}
		if (!trace.summary().content()) {
			return this.problems.contentExpired();
		}
		String spanId = inquiry.argument(SPAN);
		if (spanId != null && trace.spans().stream().noneMatch((span) -> span.spanId().equals(spanId))) {
			return this.problems.unknownPart(spanId);
		}
		this.audit.revealed(trace.summary(), inquiry, spanId);
		return IncidentContent.of(trace, spanId);
	}

}
