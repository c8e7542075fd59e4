package io.throughline.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A row of the time line.
 *
 * @param spanId its span
 * @param parentId the row that it stands under, {@code null} at the top
 * @param depth how deep it stands, 0 at the top
 * @param kind what it is
 * @param name what it is called
 * @param status how it ended, in one word
 * @param errorCode the short cause of its failure
 * @param startMs when it began, from the start of the request
 * @param durationMs how long it took, {@code null} while it runs
 * @param attempt which attempt it is, from 1
 * @param attempts how many there were
 * @param foldedInto the last attempt, where this is an earlier one
 * @param marks what stands out: {@code first_cause}, {@code follow_on}, {@code failure},
 * {@code mended}, {@code orphan}, {@code cycle}, {@code suspect:} and a code
 * @param facts its metadata by log key
 * @param documents the documents that it found
 */
public record IncidentStep(String spanId, @Nullable String parentId, int depth, String kind, String name, String status,
		@Nullable String errorCode, long startMs, @Nullable Long durationMs, int attempt, int attempts,
		@Nullable String foldedInto, List<String> marks, Map<String, Object> facts, List<IncidentDocument> documents) {

	/**
	 * Create it.
	 */
	public IncidentStep {
		marks = List.copyOf(marks);
		facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
		documents = List.copyOf(documents);
	}

	static List<IncidentStep> of(Findings findings, List<Suspect> suspects) {
		return findings.tree().places().stream().map((place) -> of(findings, suspects, place)).toList();
	}

	private static IncidentStep of(Findings findings, List<Suspect> suspects, SpanTree.Place place) {
		ReadSpan span = place.span();
		ReadSpan parent = findings.tree().parent(span);
		Attempts attempts = findings.attempts();
		Instant start = span.span().start();
		Instant end = span.span().end();
		return new IncidentStep(span.id(), (parent != null) ? parent.id() : null, place.depth(),
				Words.shortened(span.kind()), Words.shortened(span.span().name()), span.status(), span.errorCode(),
				Duration.between(findings.summary().start(), start).toMillis(),
				(end != null) ? Duration.between(start, end).toMillis() : null, attempts.number(span),
				attempts.count(span), attempts.isLast(span) ? null : attempts.last(span).id(),
				marks(findings, suspects, span), facts(span), IncidentDocument.of(span.span()));
	}

	private static List<String> marks(Findings findings, List<Suspect> suspects, ReadSpan span) {
		List<String> marks = new ArrayList<>();
		ReadSpan first = findings.first();
		if (span.isFailed()) {
			boolean isFirst = first != null && first.id().equals(span.id());
			marks.add(isFirst ? "first_cause" : findings.failures().isMended(span) ? "mended"
					: findings.failures().isFollowOn(span) ? "follow_on" : "failure");
		}
		if (findings.tree().isOrphan(span)) {
			marks.add("orphan");
		}
		if (findings.tree().opened().contains(span.id())) {
			marks.add("cycle");
		}
		suspects.stream()
			.filter((suspect) -> suspect.spanId().equals(span.id()))
			.forEach((suspect) -> marks.add("suspect:" + suspect.code()));
		return marks;
	}

	private static Map<String, Object> facts(ReadSpan span) {
		Map<String, Object> facts = new LinkedHashMap<>();
		for (Field field : Field.values()) {
			Object value = fact(span.span(), field);
			if (value != null) {
				facts.put(field.logKey(), value);
			}
		}
		if (span.record() != null) {
			facts.put("record", span.record());
		}
		return facts;
	}

	// What the dictionary does not know may be content, and a wrong type may hide it.
	private static @Nullable Object fact(TraceSpan span, Field field) {
		Object value = (field.attribute() != null) ? span.attributes().get(field.attribute()) : null;
		if (value == null || field.sensitivity() == Sensitivity.CONTENT || !field.type().accepts(value)) {
			return null;
		}
		return switch (field) {
			case DOCUMENTS, STEP, STEP_KIND, STATUS, ERROR_CODE, REFERENCE -> null;
			default -> shortened(value);
		};
	}

	private static Object shortened(Object value) {
		if (value instanceof List<?> all) {
			return all.stream().limit(50).map((one) -> Words.shortened(String.valueOf(one))).toList();
		}
		return (value instanceof String text) ? Words.shortened(text) : value;
	}

}
