package io.throughline.pipeline;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.sampling.TraceFacts;
import io.throughline.sampling.TraceResult;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads off the spans of a trace what the sampling policy wants to know.
 */
final class TraceFactsReader {

	private static final Map<Field, AttributeKey<String>> TEXTS = Stream.of(Field.values())
		.collect(Collectors.toUnmodifiableMap(Function.identity(), (field) -> AttributeKey.stringKey(name(field))));

	private static final AttributeKey<Long> INPUT_TOKENS = AttributeKey.longKey(name(Field.INPUT_TOKENS));

	private static final AttributeKey<Long> OUTPUT_TOKENS = AttributeKey.longKey(name(Field.OUTPUT_TOKENS));

	private static final AttributeKey<Boolean> FAILED_ELSEWHERE = AttributeKey.booleanKey(name(Field.FAILED_ELSEWHERE));

	private static final AttributeKey<Boolean> CANCELLED = AttributeKey.booleanKey(name(Field.CANCELLED));

	// Spring's own words of a server's observation.
	private static final AttributeKey<String> SPRING_ROUTE = AttributeKey.stringKey("uri");

	private static final AttributeKey<String> SPRING_OUTCOME = AttributeKey.stringKey("outcome");

	private static final Set<String> FAILURES = Set.of("timeout", "rate_limited", "validation_error", "provider_error",
			"tool_error", "parser_error", "dead_lettered");

	private final Set<String> models = new HashSet<>();

	private final Set<String> prompts = new HashSet<>();

	private final PendingTrace trace;

	private boolean failed;

	private boolean degraded;

	private boolean cancelled;

	private boolean elsewhere;

	private long tokens;

	private long rootNanos = -1;

	private @Nullable String tenant;

	private @Nullable String route;

	private @Nullable String scenario;

	private TraceFactsReader(PendingTrace trace) {
		this.trace = trace;
		this.elsewhere = trace.keptFor() != null;
	}

	static TraceFacts read(PendingTrace trace) {
		TraceFactsReader reader = new TraceFactsReader(trace);
		trace.spans().forEach(reader::read);
		return new TraceFacts(trace.traceId(), reader.duration(), reader.result(), reader.elsewhere, reader.tenant,
				reader.route, Set.copyOf(reader.models), Set.copyOf(reader.prompts), reader.deployment(),
				reader.scenario);
	}

	/**
	 * Return whether a span alone says that its trace did not go well.
	 */
	static boolean isFailure(SpanData span) {
		String outcome = text(span, Field.OUTCOME);
		return isError(span) || outcome.equals("failed") || outcome.equals("degraded") || isServerError(span)
				|| Boolean.TRUE.equals(span.getAttributes().get(FAILED_ELSEWHERE));
	}

	private void read(SpanData span) {
		if (TraceIntake.isLocalRoot(span.getParentSpanContext())) {
			readRoot(span);
		}
		else {
			this.degraded |= isError(span) || FAILURES.contains(text(span, Field.STATUS));
		}
		String outcome = text(span, Field.OUTCOME);
		this.degraded |= outcome.equals("degraded");
		this.cancelled |= outcome.equals("abandoned") || text(span, Field.STATUS).equals("cancelled")
				|| Boolean.TRUE.equals(span.getAttributes().get(CANCELLED));
		this.elsewhere |= Boolean.TRUE.equals(span.getAttributes().get(FAILED_ELSEWHERE));
		this.tokens += number(span, INPUT_TOKENS) + number(span, OUTPUT_TOKENS);
		this.tenant = first(this.tenant, text(span, Field.TENANT_ID));
		this.scenario = first(this.scenario, text(span, Field.SCENARIO));
		addIfKnown(this.models, text(span, Field.MODEL));
		addIfKnown(this.models, text(span, Field.RESPONSE_MODEL));
		String prompt = text(span, Field.PROMPT_NAME);
		String version = text(span, Field.PROMPT_VERSION);
		addIfKnown(this.prompts, (prompt.isEmpty() || version.isEmpty()) ? version : prompt + "@" + version);
	}

	private void readRoot(SpanData span) {
		this.failed |= isError(span) || text(span, Field.OUTCOME).equals("failed")
				|| FAILURES.contains(text(span, Field.STATUS)) || isServerError(span);
		this.rootNanos = Math.max(this.rootNanos, span.getEndEpochNanos() - span.getStartEpochNanos());
		String pattern = text(span, Field.HTTP_ROUTE);
		this.route = first(this.route, pattern.isEmpty() ? span.getAttributes().get(SPRING_ROUTE) : pattern);
	}

	private TraceResult result() {
		if (this.failed) {
			return TraceResult.FAILED;
		}
		if (this.degraded) {
			return TraceResult.DEGRADED;
		}
		return (this.cancelled && this.tokens > 0) ? TraceResult.CANCELLED_AFTER_SPENDING : TraceResult.OK;
	}

	private Duration duration() {
		if (this.rootNanos >= 0) {
			return Duration.ofNanos(this.rootNanos);
		}
		List<SpanData> spans = this.trace.spans();
		long start = spans.stream().mapToLong(SpanData::getStartEpochNanos).min().orElse(0);
		long end = spans.stream().mapToLong(SpanData::getEndEpochNanos).max().orElse(0);
		return Duration.ofNanos(end - start);
	}

	private @Nullable String deployment() {
		List<SpanData> spans = this.trace.spans();
		return spans.isEmpty() ? null
				: spans.get(0).getResource().getAttribute(Objects.requireNonNull(TEXTS.get(Field.APP_VERSION)));
	}

	private static boolean isError(SpanData span) {
		return span.getStatus().getStatusCode() == StatusCode.ERROR;
	}

	private static boolean isServerError(SpanData span) {
		return span.getKind() == SpanKind.SERVER && "SERVER_ERROR".equals(span.getAttributes().get(SPRING_OUTCOME));
	}

	private static String text(SpanData span, Field field) {
		String text = span.getAttributes().get(Objects.requireNonNull(TEXTS.get(field)));
		return (text != null) ? text : "";
	}

	private static long number(SpanData span, AttributeKey<Long> key) {
		Long number = span.getAttributes().get(key);
		return (number != null) ? number : 0;
	}

	private static String name(Field field) {
		return (field.attribute() != null) ? field.attribute() : field.logKey();
	}

	private static @Nullable String first(@Nullable String known, @Nullable String other) {
		return (known != null || other == null || other.isEmpty()) ? known : other;
	}

	private static void addIfKnown(Set<String> values, String value) {
		if (!value.isEmpty()) {
			values.add(value);
		}
	}

}
