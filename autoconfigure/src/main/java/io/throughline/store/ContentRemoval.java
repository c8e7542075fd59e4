package io.throughline.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;

/**
 * Removes from a span what somebody wrote or was told: what the dictionary calls content,
 * what exceptions say, and texts that libraries write about model calls and that the
 * dictionary does not know.
 */
final class ContentRemoval {

	private static final Set<String> CONTENT = names(Sensitivity.CONTENT);

	private static final Set<String> METADATA = Stream.of(names(Sensitivity.METADATA), names(Sensitivity.IDENTIFIER))
		.flatMap(Set::stream)
		.collect(Collectors.toUnmodifiableSet());

	private static final Set<String> EXCEPTION_TEXTS = Set.of("exception.message", "exception.stacktrace");

	private ContentRemoval() {
	}

	static TraceSpan of(TraceSpan span) {
		return new TraceSpan(span.spanId(), span.parentId(), span.entry(), span.name(), span.kind(), span.start(),
				span.end(), span.status(), "", of(span.attributes()),
				span.events().stream().map(ContentRemoval::of).toList(),
				span.links().stream().map(ContentRemoval::of).toList(), span.resource());
	}

	private static TraceSpan.Event of(TraceSpan.Event event) {
		return new TraceSpan.Event(event.name(), event.time(), of(event.attributes()));
	}

	private static TraceSpan.Link of(TraceSpan.Link link) {
		return new TraceSpan.Link(link.traceId(), link.spanId(), of(link.attributes()));
	}

	private static Map<String, Object> of(Map<String, Object> attributes) {
		Map<String, Object> left = new LinkedHashMap<>();
		attributes.forEach((name, value) -> {
			if (!isContent(name, value)) {
				left.put(name, value);
			}
		});
		return left;
	}

	private static boolean isContent(String name, Object value) {
		boolean text = !(value instanceof Number || value instanceof Boolean);
		boolean unknown = !METADATA.contains(name)
				&& Stream.of("gen_ai.", "spring.ai.", "db.vector.").anyMatch(name::startsWith);
		return CONTENT.contains(name) || EXCEPTION_TEXTS.contains(name) || (text && unknown);
	}

	private static Set<String> names(Sensitivity sensitivity) {
		return Stream.of(Field.values())
			.filter((field) -> field.sensitivity() == sensitivity)
			.map(Field::attribute)
			.filter(Objects::nonNull)
			.collect(Collectors.toUnmodifiableSet());
	}

}
