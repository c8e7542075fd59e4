package io.throughline.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.TraceParent;
import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;

/**
 * What is wrong with a trace, each fault a sentence that names its place.
 */
final class TraceFaults {

	private static final List<String> LINE_KEYS = Stream.of(Field.TRACE_ID, Field.SPAN_ID, Field.REFERENCE)
		.map(Field::logKey)
		.toList();

	private static final Set<String> CONTENT = Stream.of(Field.values())
		.filter((field) -> field.sensitivity() == Sensitivity.CONTENT)
		.flatMap((field) -> Stream.of(field.logKey(), String.valueOf(field.attribute())))
		.collect(Collectors.toSet());

	private final TestTrace trace;

	TraceFaults(TestTrace trace) {
		this.trace = trace;
	}

	/**
	 * Return where another id or none was sent.
	 */
	List<String> ids() {
		List<String> faults = new ArrayList<>();
		this.trace.sent().forEach((message) -> {
			List<String> values = message.header(TraceParent.HEADER);
			Optional<TraceParent> parent = (values.size() == 1) ? TraceParent.parse(values.get(0)) : Optional.empty();
			if (values.isEmpty()) {
				faults.add(message.target() + " was sent no id");
			}
			else if (parent.isEmpty()) {
				faults.add(message.target() + " was sent " + values);
			}
			else if (!parent.get().traceId().equals(this.trace.traceId())) {
				faults.add(message.target() + " was sent another id, " + parent.get().traceId());
			}
		});
		return faults;
	}

	/**
	 * Return the spans whose parent is missing.
	 */
	List<String> orphans() {
		Set<String> known = this.trace.spans().stream().map(SpanData::getSpanId).collect(Collectors.toSet());
		return this.trace.spans()
			.stream()
			.filter((span) -> span.getParentSpanContext().isValid() && !span.getParentSpanContext().isRemote()
					&& !known.contains(span.getParentSpanId()))
			.map((span) -> "'" + span.getName() + "' has the parent " + span.getParentSpanId() + ", which never ended")
			.toList();
	}

	/**
	 * Return the lines that lack a field.
	 */
	List<String> lines() {
		return this.trace.lines()
			.stream()
			.flatMap((line) -> LINE_KEYS.stream()
				.filter((key) -> !line.mdc().containsKey(key))
				.map((key) -> "no " + key + " on " + line))
			.toList();
	}

	/**
	 * Return what is missing on the answers.
	 */
	List<String> answers() {
		List<String> values = this.trace.answers()
			.stream()
			.flatMap((answer) -> answer.values().stream())
			.flatMap(List::stream)
			.toList();
		if (this.trace.answers().isEmpty()) {
			return List.of("no answer was seen");
		}
		return Stream.of(this.trace.traceId(), this.trace.reference())
			.filter((id) -> !values.contains(id))
			.map((id) -> "no header of the answer of " + name() + " says " + id)
			.toList();
	}

	/**
	 * Return where content left.
	 */
	List<String> content() {
		Stream<String> spans = this.trace.exported()
			.stream()
			.flatMap((span) -> span.getAttributes()
				.asMap()
				.keySet()
				.stream()
				.filter((key) -> CONTENT.contains(key.getKey()))
				.map((key) -> "the span '" + span.getName() + "' leaves with " + key.getKey()));
		Stream<String> lines = this.trace.lines()
			.stream()
			.flatMap((line) -> line.mdc()
				.keySet()
				.stream()
				.filter(CONTENT::contains)
				.map((key) -> key + " stands on " + line));
		return Stream.concat(spans, lines).toList();
	}

	/**
	 * Return the retries whose earlier attempts are not in the trace.
	 */
	List<String> retries() {
		return retried()
			.flatMap((span) -> Stream.iterate(0L, (number) -> number < number(span), (number) -> number + 1)
				.filter((number) -> this.trace.spans()
					.stream()
					.noneMatch((other) -> base(other).equals(base(span)) && number(other) == number))
				.map((number) -> "'" + span.getName() + "' is here with attempt " + (number(span) + 1)
						+ ", but attempt " + (number + 1) + " is not: it had another id"))
			.distinct()
			.toList();
	}

	/**
	 * Return the spans that are no first attempt.
	 */
	Stream<SpanData> retried() {
		// A step may say how often something within it was tried.
		return this.trace.spans().stream().filter((span) -> text(span, Field.STEP_KIND).isEmpty() && number(span) > 0);
	}

	/**
	 * Return how often a step, or what else has a span, was tried.
	 */
	long attempts(String name) {
		List<SpanData> named = this.trace.spans().stream().filter((span) -> isNamed(span, name)).toList();
		Set<String> ids = named.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
		long within = Stream
			.concat(named.stream(), this.trace.spans().stream().filter((span) -> ids.contains(span.getParentSpanId())))
			.mapToLong((span) -> number(span) + 1)
			.max()
			.orElse(0);
		return Math.max(within, named.size());
	}

	static boolean isNamed(SpanData span, String name) {
		return name.equals(text(span, Field.STEP)) || name.equals(base(span)) || name.equals(span.getName());
	}

	static String text(SpanData span, Field field) {
		String value = span.getAttributes().get(AttributeKey.stringKey(String.valueOf(field.attribute())));
		return (value != null) ? value : "";
	}

	private String name() {
		return this.trace.spans().isEmpty() ? "the request" : "'" + this.trace.spans().get(0).getName() + "'";
	}

	private static long number(SpanData span) {
		ToLongFunction<Field> reader = (field) -> {
			Long value = span.getAttributes().get(AttributeKey.longKey(String.valueOf(field.attribute())));
			return (value != null) ? value : 0;
		};
		return Math.max(reader.applyAsLong(Field.RETRY_COUNT), reader.applyAsLong(Field.RESEND_COUNT));
	}

	// Attempts behind a retry topic are attempts at the same work, and so is its end.
	private static String base(SpanData span) {
		return span.getName().replaceFirst("-(retry(-[0-9]+)?|dlt)\\b", "");
	}

}
