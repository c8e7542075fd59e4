package io.throughline.integrity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.throughline.incident.ReadSpan;
import io.throughline.incident.TraceReading;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;

/**
 * Counts how complete the traces of one route are.
 */
final class QualityCount {

	private static final String REDACTION_FAILED = "failed";

	private static final double USUALLY = 0.5;

	private final Share versionless = new Share();

	private final Share outside = new Share();

	private final Share retrieving = new Share();

	private final Share found = new Share();

	private final Share priceless = new Share();

	private final Share unredacted = new Share();

	private int requests;

	private double estimated;

	void add(Trace trace, TraceReading reading, double weight) {
		this.requests++;
		this.estimated += weight;
		List<ReadSpan> models = reading.steps("model");
		List<ReadSpan> retrievals = reading.steps("retrieval");
		if (!models.isEmpty()) {
			this.versionless.add(trace.summary().promptVersions().isEmpty(), weight);
			Map<String, TraceSpan> spans = new HashMap<>();
			trace.spans().forEach((span) -> spans.put(span.spanId(), span));
			this.outside.add(models.stream().anyMatch((model) -> isOutside(model.span(), spans)), weight);
		}
		if (models.stream().anyMatch(QualityCount::hasTokens)) {
			this.priceless.add(models.stream().anyMatch((model) -> hasTokens(model) && !has(model, Field.COST)),
					weight);
		}
		this.retrieving.add(!retrievals.isEmpty(), weight);
		this.found.add(retrievals.stream().anyMatch((retrieval) -> !isEmpty(retrieval)), weight);
		this.unredacted.add(trace.summary().redacted().containsKey(REDACTION_FAILED), weight);
	}

	RouteQuality quality(String route) {
		Double retrieves = this.retrieving.value();
		Double finds = this.found.value();
		boolean usually = retrieves != null && retrieves >= USUALLY;
		return new RouteQuality(route, this.requests, Math.round(this.estimated), this.versionless.value(),
				this.outside.value(), (usually && finds != null) ? Math.round((1 - finds) * 10_000) / 10_000.0 : null,
				this.priceless.value(), this.unredacted.value());
	}

	private static boolean hasTokens(ReadSpan model) {
		return has(model, Field.INPUT_TOKENS) || has(model, Field.OUTPUT_TOKENS);
	}

	private static boolean has(ReadSpan span, Field field) {
		return span.span().attributes().containsKey(String.valueOf(field.attribute()));
	}

	private static boolean isEmpty(ReadSpan retrieval) {
		return retrieval.status().equals("retrieval_empty") || Boolean.TRUE
			.equals(retrieval.span().attributes().get(String.valueOf(Field.RETRIEVAL_EMPTY.attribute())));
	}

	/**
	 * Return whether no step is around a call.
	 */
	private static boolean isOutside(TraceSpan call, Map<String, TraceSpan> spans) {
		Set<String> passed = new HashSet<>();
		String at = call.parentId();
		while (at != null && passed.add(at)) {
			TraceSpan around = spans.get(at);
			if (around != null && around.text(Field.STEP) != null) {
				return false;
			}
			at = (around != null) ? around.parentId() : null;
		}
		return true;
	}

}
