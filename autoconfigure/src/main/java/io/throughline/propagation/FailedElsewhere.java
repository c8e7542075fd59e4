package io.throughline.propagation;

import io.micrometer.tracing.Span;
import io.throughline.semconv.Field;

/**
 * Marks the span of a hop at whose other end something failed.
 */
final class FailedElsewhere {

	private FailedElsewhere() {
	}

	static void tag(Span span) {
		String attribute = Field.FAILED_ELSEWHERE.attribute();
		if (attribute != null) {
			span.tag(attribute, true);
		}
	}

}
