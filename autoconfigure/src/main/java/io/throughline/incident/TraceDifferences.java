package io.throughline.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.throughline.incident.Comparison.Difference;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * In what two traces differ as a whole.
 */
final class TraceDifferences {

	private static final List<String> DEPLOYMENT = List.of("service.version", "deployment.environment.name",
			"deployment.id");

	private final List<Difference> all = new ArrayList<>();

	private TraceDifferences() {
	}

	static List<Difference> of(Trace a, Trace b) {
		TraceDifferences differences = new TraceDifferences();
		differences.summaries(a.summary(), b.summary());
		DEPLOYMENT.forEach((name) -> differences.add(name, shown(resources(a, name)), shown(resources(b, name))));
		Stream.of(Field.PROMPT_DEPLOYMENT, Field.INDEX_VERSION)
			.forEach((field) -> differences.add(field.logKey(), shown(values(a, field)), shown(values(b, field))));
		return differences.all;
	}

	private void summaries(TraceSummary a, TraceSummary b) {
		add("outcome", a.outcome(), b.outcome());
		add("tenant", a.caller().tenant(), b.caller().tenant());
		add("route", a.route(), b.route());
		add("service", a.service(), b.service());
		add("prompt version", shown(a.promptVersions()), shown(b.promptVersions()));
		add("model", shown(a.models()), shown(b.models()));
		add("duration_ms", a.duration().toMillis(), b.duration().toMillis());
	}

	private void add(String what, @Nullable Object a, @Nullable Object b) {
		Difference difference = Difference.of(what, a, b);
		if (difference != null) {
			this.all.add(difference);
		}
	}

	private static @Nullable String shown(Set<String> values) {
		return values.isEmpty() ? null : String.join(", ", values);
	}

	private static Set<String> resources(Trace trace, String name) {
		return collected(trace.spans().stream().map((span) -> span.resource().get(name)));
	}

	private static Set<String> values(Trace trace, Field field) {
		return collected(trace.spans().stream().map((span) -> span.text(field)));
	}

	private static Set<String> collected(Stream<? extends @Nullable Object> values) {
		Set<String> collected = new TreeSet<>();
		values.filter(Objects::nonNull).forEach((value) -> collected.add(Words.shortened(String.valueOf(value))));
		return collected;
	}

}
