package io.throughline.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;

/**
 * A trace for those who may not see content. Only what is known to be none is left: what
 * the dictionary calls so and has the right type, and the words of Spring that an
 * incident is read from.
 */
final class MetadataOnly {

	private static final Map<String, Field> KNOWN = Stream.of(Field.values())
		.filter((field) -> field.sensitivity() != Sensitivity.CONTENT && field != Field.DOCUMENTS)
		.filter((field) -> field.attribute() != null)
		.collect(Collectors.toUnmodifiableMap((field) -> Objects.requireNonNull(field.attribute()), (field) -> field));

	private static final Set<String> OF_SPRING = Set.of("method", "status", "outcome", "exception", "exception.type",
			"uri", "messaging.destination.name", "messaging.source.name", "messaging.kafka.source.partition",
			"messaging.kafka.message.offset");

	// A name or a pattern of a path; no sentence.
	private static final Pattern ONE_WORD = Pattern.compile("[\\w.$:/{}*+-]{0,200}");

	private static final Set<String> OF_RESOURCES = Set.of("service.name", "service.version", "service.namespace",
			"service.instance.id", "deployment.environment.name");

	private MetadataOnly() {
	}

	static Trace of(Trace trace) {
		return new Trace(trace.summary(), trace.spans().stream().map(MetadataOnly::of).toList());
	}

	private static TraceSpan of(TraceSpan span) {
		return new TraceSpan(span.spanId(), span.parentId(), span.entry(), Words.shortened(span.name()), span.kind(),
				span.start(), span.end(), span.status(), "", only(span.attributes(), MetadataOnly::isMetadata),
				span.events().stream().map(MetadataOnly::of).toList(),
				span.links()
					.stream()
					.map((link) -> new TraceSpan.Link(link.traceId(), link.spanId(), Map.of()))
					.toList(),
				only(span.resource(), (name, value) -> OF_RESOURCES.contains(name)));
	}

	private static TraceSpan.Event of(TraceSpan.Event event) {
		return new TraceSpan.Event(Words.shortened(event.name()), event.time(),
				only(event.attributes(), MetadataOnly::isMetadata));
	}

	private static boolean isMetadata(String name, Object value) {
		Field field = KNOWN.get(name);
		return (field != null) ? field.type().accepts(value) : OF_SPRING.contains(name) && isOneWord(value);
	}

	private static boolean isOneWord(Object value) {
		return ONE_WORD.matcher(value.toString()).matches();
	}

	private static Map<String, Object> only(Map<String, Object> values, BiPredicate<String, Object> left) {
		Map<String, Object> only = new LinkedHashMap<>();
		values.forEach((name, value) -> {
			if (left.test(name, value)) {
				only.put(name, shortened(value));
			}
		});
		return only;
	}

	private static Object shortened(Object value) {
		if (value instanceof List<?> all) {
			return all.stream().map(MetadataOnly::shortened).toList();
		}
		return (value instanceof String text) ? Words.shortened(text) : value;
	}

}
