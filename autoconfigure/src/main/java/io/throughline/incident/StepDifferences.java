package io.throughline.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.throughline.incident.Comparison.Difference;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParser;
import org.springframework.boot.json.JsonParserFactory;

/**
 * In what two steps differ. Which arguments a tool was given is metadata, their values
 * are content.
 */
final class StepDifferences {

	private static final List<String> FACTS = List.of("model", "prompt_version", "prompt_deployment_id",
			"index_version", "tool_version", "finish_reasons", "cache_hit", "http_status", "input_tokens",
			"output_tokens");

	private static final JsonParser PARSER = JsonParserFactory.getJsonParser();

	private final Map<String, TraceSpan> spans = new TreeMap<>();

	private final boolean mayReveal;

	StepDifferences(Trace a, Trace b, boolean mayReveal) {
		b.spans().forEach((span) -> this.spans.put("b" + span.spanId(), span));
		a.spans().forEach((span) -> this.spans.put("a" + span.spanId(), span));
		this.mayReveal = mayReveal;
	}

	List<Difference> of(IncidentStep a, IncidentStep b) {
		List<Difference> all = new ArrayList<>();
		add(all, "status", a.status(), b.status());
		add(all, "error_code", a.errorCode(), b.errorCode());
		add(all, "duration_ms", a.durationMs(), b.durationMs());
		FACTS.forEach((key) -> add(all, key, a.facts().get(key), b.facts().get(key)));
		arguments(all, arguments("a" + a.spanId()), arguments("b" + b.spanId()));
		return all;
	}

	private void arguments(List<Difference> all, Map<String, String> a, Map<String, String> b) {
		add(all, "argument keys", a.keySet(), b.keySet());
		if (this.mayReveal) {
			Set<String> keys = new TreeSet<>(a.keySet());
			keys.addAll(b.keySet());
			keys.forEach((key) -> add(all, "argument " + key, a.get(key), b.get(key)));
		}
	}

	private static void add(List<Difference> all, String what, @Nullable Object a, @Nullable Object b) {
		Difference difference = Difference.of(what, a, b);
		if (difference != null) {
			all.add(difference);
		}
	}

	private Map<String, String> arguments(String id) {
		TraceSpan span = this.spans.get(id);
		String text = (span != null) ? span.text(Field.TOOL_ARGUMENTS) : null;
		Map<String, String> arguments = new TreeMap<>();
		if (text != null) {
			parsed(text)
				.forEach((key, value) -> arguments.put(Words.shortened(key), Words.shortened(Objects.toString(value))));
		}
		return arguments;
	}

	// What was cut or redacted may not be JSON any more.
	private static Map<String, Object> parsed(String text) {
		try {
			return PARSER.parseMap(text);
		}
		catch (JsonParseException ex) {
			return Map.of();
		}
	}

}
