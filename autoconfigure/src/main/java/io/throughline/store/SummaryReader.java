package io.throughline.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.reference.Reference;
import io.throughline.sampling.SamplingDecision;
import io.throughline.semconv.Field;
import io.throughline.store.TraceSpan.Status;
import io.throughline.store.TraceSummary.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Reads off the spans of a trace what a list shows of it. The first entry speaks for the
 * request; entries in other processes only for what that one does not know.
 */
final class SummaryReader {

	private static final String SUCCEEDED = "succeeded";

	private static final Set<String> GOOD = Set.of("ok", "retrieval_empty", "cancelled");

	private static final Comparator<TraceSpan> FIRST_ENTRY = Comparator
		.comparing((TraceSpan span) -> span.parentId() != null)
		.thenComparing((span) -> !span.entry())
		.thenComparing(TraceSpan::start);

	private final List<TraceSpan> spans;

	private final TraceSpan first;

	private SummaryReader(List<TraceSpan> spans) {
		this.spans = spans;
		this.first = spans.stream().min(FIRST_ENTRY).orElseThrow();
	}

	/**
	 * Read it.
	 * @param traceId the trace id
	 * @param spans its spans in the order in which they began, at least one
	 * @param kept what is known of it already
	 */
	static TraceSummary read(String traceId, List<TraceSpan> spans, Kept kept) {
		return new SummaryReader(spans).read(traceId, kept);
	}

	private TraceSummary read(String traceId, Kept kept) {
		String outcome = outcome();
		Optional<TraceSpan> cause = outcome.equals(SUCCEEDED) ? Optional.empty() : firstCause();
		Instant start = this.spans.get(0).start();
		Set<String> models = new TreeSet<>(all(Field.MODEL));
		models.addAll(all(Field.RESPONSE_MODEL));
		return new TraceSummary(traceId, Reference.of(traceId).text(), kept.revision(), start,
				Duration.between(start, end()), outcome, StoredText.key(this.first.name()), service(),
				new Caller(any(Field.TENANT_ID), any(Field.SESSION_ID), any(Field.USER_HASH)), route(),
				any(Field.SCENARIO), cause.map(this::failingStep).orElse(null), cause.map(this::errorCode).orElse(null),
				models, all(Field.PROMPT_NAME), promptVersions(), IdReader.read(this.spans), kept.sampling(),
				kept.redacted(), this.spans.size(), kept.droppedSpans(), true, kept.pin());
	}

	private String outcome() {
		if (this.spans.stream().anyMatch(TraceSpan::isRunning)) {
			return "running";
		}
		String said = this.first.text(Field.OUTCOME);
		if (said != null && !said.equals(SUCCEEDED)) {
			return StoredText.key(said);
		}
		if (said == null && isError(this.first)) {
			return "failed";
		}
		boolean degraded = this.spans.stream()
			.anyMatch((span) -> (said == null || span.entry()) && (isError(span) || isBad(span.text(Field.OUTCOME))));
		return degraded ? "degraded" : SUCCEEDED;
	}

	private static boolean isBad(@Nullable String outcome) {
		return outcome != null && !outcome.equals(SUCCEEDED);
	}

	private static boolean isError(TraceSpan span) {
		String status = span.text(Field.STATUS);
		return span.status() == Status.ERROR || (status != null && !GOOD.contains(status));
	}

	/**
	 * The error that ended first, of those that do not only repeat a child's.
	 */
	private Optional<TraceSpan> firstCause() {
		List<TraceSpan> errors = this.spans.stream().filter(SummaryReader::isError).toList();
		Set<String> repeated = new HashSet<>();
		errors.forEach((span) -> repeated.add(Objects.requireNonNullElse(span.parentId(), "")));
		return errors.stream()
			.filter((span) -> !repeated.contains(span.spanId()))
			.min(Comparator.comparing((span) -> Objects.requireNonNullElse(span.end(), Instant.MAX)))
			.or(() -> Optional.of(this.first));
	}

	private @Nullable String failingStep(TraceSpan cause) {
		String said = this.first.text(Field.FAILING_STEP);
		String step = (said != null) ? said : cause.text(Field.STEP);
		return StoredText.key((step != null) ? step : cause.name());
	}

	private @Nullable String errorCode(TraceSpan cause) {
		String code = cause.text(Field.ERROR_CODE);
		String said = (code != null) ? code : this.first.text(Field.ERROR_CODE);
		return (said != null) ? StoredText.key(said) : null;
	}

	private Instant end() {
		return this.spans.stream()
			.map((span) -> (span.end() != null) ? span.end() : span.start())
			.max(Comparator.naturalOrder())
			.orElseThrow();
	}

	private @Nullable String service() {
		return (this.first.resource().get("service.name") instanceof String name) ? StoredText.key(name) : null;
	}

	private @Nullable String route() {
		// Spring's own words of a request and of a message, where nobody says the
		// standard's.
		return Stream.of("http.route", "uri", "messaging.destination.name", "messaging.source.name")
			.map((name) -> this.first.attributes().get(name))
			.filter(String.class::isInstance)
			.map((route) -> StoredText.key((String) route))
			.findFirst()
			.orElse(null);
	}

	private @Nullable String any(Field field) {
		String own = this.first.text(field);
		return (own != null) ? StoredText.key(own)
				: this.spans.stream()
					.map((span) -> span.text(field))
					.filter(Objects::nonNull)
					.map(StoredText::key)
					.findFirst()
					.orElse(null);
	}

	private Set<String> all(Field field) {
		return this.spans.stream()
			.map((span) -> span.text(field))
			.filter(Objects::nonNull)
			.map(StoredText::key)
			.limit(IdReader.MOST)
			.collect(Collectors.toSet());
	}

	private Set<String> promptVersions() {
		Set<String> versions = new TreeSet<>();
		for (TraceSpan span : this.spans) {
			String version = span.text(Field.PROMPT_VERSION);
			String name = span.text(Field.PROMPT_NAME);
			if (version != null && versions.size() < IdReader.MOST) {
				versions.add(StoredText.key((name != null) ? name + "@" + version : version));
			}
		}
		return versions;
	}

	/**
	 * What is known of a trace beside its spans.
	 *
	 * @param revision how often it was changed
	 * @param sampling how much of it is kept and why
	 * @param redacted how many values were redacted, by type
	 * @param droppedSpans how many spans were not kept
	 * @param pin why it is kept beyond its time
	 */
	record Kept(long revision, @Nullable SamplingDecision sampling, Map<String, Long> redacted, int droppedSpans,
			@Nullable String pin) {

	}

}
