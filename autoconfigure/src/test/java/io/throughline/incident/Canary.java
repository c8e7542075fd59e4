package io.throughline.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.semconv.Field.Type;
import io.throughline.semconv.Sensitivity;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;

/**
 * A trace with the canary wherever somebody's words can be.
 */
final class Canary {

	private Canary() {
	}

	static TracePart everywhere() {
		TracePart story = Stories.onboarding().part();
		return new TracePart(story.traceId(), story.spans().stream().map(Canary::on).toList(), story.sampling(),
				story.redacted());
	}

	private static TraceSpan on(TraceSpan span) {
		Map<String, Object> attributes = new HashMap<>(span.attributes());
		Stream.of(Field.values())
			.filter((field) -> field.attribute() != null && isHidden(field))
			.forEach((field) -> attributes.put(field.attribute(),
					(field.type() == Type.STRINGS) ? List.of(Stories.CANARY) : Stories.CANARY));
		Stream.of("gen_ai.prompt", "spring.ai.tool.call.result", "db.vector.query.content", "http.url", "anything")
			.forEach((name) -> attributes.put(name, "says " + Stories.CANARY));
		Map<String, Object> said = Map.of("exception.type", "says " + Stories.CANARY, "exception.message",
				Stories.CANARY, "exception.stacktrace", Stories.CANARY, "gen_ai.event.content", Stories.CANARY);
		return new TraceSpan(span.spanId(), span.parentId(), span.entry(), span.name(), span.kind(), span.start(),
				span.end(), span.status(), Stories.CANARY, attributes,
				List.of(new TraceSpan.Event("exception", span.start(), said)),
				List.of(new TraceSpan.Link(Stories.TRACE_ID, span.spanId(), Map.of("why", Stories.CANARY))),
				Map.of("service.name", "support-bot", "process.command_line", Stories.CANARY));
	}

	// A text where the dictionary has a number is none of its values.
	private static boolean isHidden(Field field) {
		return field.sensitivity() == Sensitivity.CONTENT || field == Field.SEED || field == Field.DIMENSIONS;
	}

}
