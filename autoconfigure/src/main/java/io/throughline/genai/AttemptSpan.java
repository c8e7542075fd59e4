package io.throughline.genai;

import java.util.List;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;
import io.throughline.scope.MdcScope;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Tells the span of an HTTP request how a model's server answered.
 */
final class AttemptSpan {

	private AttemptSpan() {
	}

	static void answered(Observation.ContextView request, int status, @Nullable String retryAfter) {
		Span span = MdcScope.span(request);
		if (span == null) {
			return;
		}
		span.tag(attribute(Field.HTTP_STATUS), status);
		if (retryAfter != null) {
			span.tagOfStrings(attribute(Field.RETRY_AFTER), List.of(retryAfter));
		}
		if (status >= 400) {
			span.tag(attribute(Field.ERROR_CODE), Integer.toString(status));
			// Micrometer's span knows no failure without an exception.
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
	}

	private static String attribute(Field field) {
		return Objects.requireNonNull(field.attribute());
	}

}
