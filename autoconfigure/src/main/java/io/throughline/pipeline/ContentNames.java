package io.throughline.pipeline;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;

/**
 * The attributes that hold what somebody wrote or was told: those of the dictionary and
 * those that libraries write under other names, OpenTelemetry's earlier ones among them.
 */
final class ContentNames {

	/**
	 * What an exception says; its type is no content.
	 */
	static final Set<String> EXCEPTION_TEXTS = Set.of("exception.message", "exception.stacktrace");

	private static final Set<String> OF_LIBRARIES = Set.of("gen_ai.prompt", "gen_ai.completion", "gen_ai.event.content",
			"gen_ai.tool.definitions", "gen_ai.tool.call.result", "spring.ai.tool.call.arguments",
			"spring.ai.tool.call.result", "db.vector.query.content", "db.vector.query.response.documents");

	private static final Set<String> ALL = Stream
		.concat(OF_LIBRARIES.stream(),
				Stream.of(Field.values())
					.filter((field) -> field.sensitivity() == Sensitivity.CONTENT)
					.map(Field::attribute)
					.filter(Objects::nonNull))
		.collect(Collectors.toUnmodifiableSet());

	private ContentNames() {
	}

	static boolean contains(String name) {
		return ALL.contains(name);
	}

}
