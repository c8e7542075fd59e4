package io.throughline.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Spans that did the same one after the other under one parent, since those before
 * failed.
 */
final class Attempts {

	private final Map<String, List<ReadSpan>> series = new HashMap<>();

	Attempts(SpanTree tree) {
		tree.families().forEach((family) -> read(tree, family));
	}

	private void read(SpanTree tree, List<ReadSpan> family) {
		Map<Work, List<ReadSpan>> open = new LinkedHashMap<>();
		for (ReadSpan span : family) {
			Work work = Work.of(tree, span, record(span, family));
			List<ReadSpan> before = open.computeIfAbsent(work, (any) -> new ArrayList<>());
			if (!before.isEmpty() && !follows(span, before.get(before.size() - 1))) {
				before = new ArrayList<>();
				open.put(work, before);
			}
			before.add(span);
			this.series.put(span.id(), before);
		}
	}

	// A retry topic holds a copy of the record, at a place of its own.
	private static @Nullable String record(ReadSpan span, List<ReadSpan> family) {
		if (!RetryTopic.isOne(span.topic())) {
			return span.record();
		}
		Set<String> records = family.stream()
			.filter((other) -> other.is("job") && RetryTopic.base(topic(span)).equals(other.topic()))
			.map((other) -> Objects.requireNonNullElse(other.record(), ""))
			.collect(Collectors.toSet());
		return (records.size() == 1) ? records.iterator().next() : span.record();
	}

	private static String topic(ReadSpan span) {
		return Objects.requireNonNullElse(span.topic(), "");
	}

	private static boolean follows(ReadSpan span, ReadSpan before) {
		return before.isFailed() && before.span().end() != null && !span.span().start().isBefore(before.span().end());
	}

	private List<ReadSpan> series(ReadSpan span) {
		return Objects.requireNonNullElse(this.series.get(span.id()), List.of(span));
	}

	int number(ReadSpan span) {
		return series(span).indexOf(span) + 1;
	}

	int count(ReadSpan span) {
		return series(span).size();
	}

	ReadSpan last(ReadSpan span) {
		List<ReadSpan> all = series(span);
		return all.get(all.size() - 1);
	}

	boolean isLast(ReadSpan span) {
		return last(span).id().equals(span.id());
	}

	/**
	 * Return whether a later attempt went well.
	 */
	boolean isMended(ReadSpan span) {
		return span.isFailed() && !last(span).isFailed() && !last(span).span().isRunning();
	}

	/**
	 * What a span does.
	 *
	 * @param parent what it hangs under
	 * @param kind the kind
	 * @param name the name
	 * @param record the record that it works on
	 */
	private record Work(@Nullable String parent, String kind, String name, @Nullable String record) {

		static Work of(SpanTree tree, ReadSpan span, @Nullable String record) {
			ReadSpan parent = tree.parent(span);
			String topic = topic(span);
			return new Work((parent != null) ? parent.id() : span.span().parentId(), span.kind(),
					span.name().replace(topic, RetryTopic.base(topic)), record);
		}

	}

}
