package io.throughline.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.throughline.sampling.SamplingDecision;
import io.throughline.semconv.Field;

/**
 * Writes onto spans why they were kept: the decision and what was redacted onto local
 * roots, and the threshold into the trace state of each where not all such are kept, so
 * that a backend can weigh them.
 */
final class KeptMark {

	// OpenTelemetry's own entry, with the threshold in 56 bits.
	private static final String VENDOR = "ot";

	private static final long ALL = 1L << 56;

	private final SamplingDecision decision;

	private final Attributes ofRoot;

	KeptMark(SamplingDecision decision, Map<String, Long> redacted) {
		this.decision = decision;
		AttributesBuilder attributes = Attributes.builder();
		attributes.put(name(Field.SAMPLING_LEVEL), decision.level().name().toLowerCase(Locale.ROOT));
		attributes.put(name(Field.SAMPLING_PROBABILITY), decision.probability());
		attributes.put(name(Field.SAMPLING_REASON), decision.reason());
		if (!redacted.isEmpty()) {
			List<String> counts = redacted.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByKey())
				.map((type) -> type.getKey() + "=" + type.getValue())
				.toList();
			attributes.put(AttributeKey.stringArrayKey(name(Field.REDACTION_COUNTS)), counts);
		}
		this.ofRoot = attributes.build();
	}

	RedactedSpan on(RedactedSpan span) {
		boolean root = TraceIntake.isLocalRoot(span.getParentSpanContext());
		if (!root && this.decision.probability() >= 1) {
			return span;
		}
		Attributes attributes = span.getAttributes();
		return span.with(root ? attributes.toBuilder().putAll(this.ofRoot).build() : attributes,
				on(span.getSpanContext()));
	}

	private SpanContext on(SpanContext context) {
		if (this.decision.probability() >= 1 || this.decision.probability() <= 0) {
			return context;
		}
		String others = Objects.requireNonNullElse(context.getTraceState().get(VENDOR), "")
			.replaceFirst("(^|;)th:[^;]*", "");
		String value = "th:" + threshold(this.decision.probability()) + (others.isEmpty() ? "" : ";" + others);
		return TraceStateRedactor.with(context, context.getTraceState().toBuilder().put(VENDOR, value).build());
	}

	static String threshold(double probability) {
		String digits = String.format(Locale.ROOT, "%014x", ALL - Math.round(probability * ALL));
		String significant = digits.replaceFirst("0+$", "");
		return significant.isEmpty() ? "0" : significant;
	}

	private static String name(Field field) {
		return Objects.requireNonNull(field.attribute());
	}

}
