package io.throughline.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.throughline.semconv.Field;

/**
 * Collects the ids of others by which people ask for a trace: those of the dictionary,
 * the place of a Kafka record, and what the application itself calls an id.
 */
final class IdReader {

	// Of one kind, in one trace.
	static final int MOST = 50;

	private static final int KINDS = 30;

	private static final List<Field> FIELDS = List.of(Field.PROVIDER_REQUEST_ID, Field.GATEWAY_REQUEST_ID,
			Field.RESPONSE_ID, Field.CONVERSATION_ID, Field.SEARCH_REQUEST_ID, Field.TOOL_CALL_ID, Field.RUN_ID,
			Field.JOB_ID, Field.ITEM_ID);

	// Ids of a standard's own, which say nothing of one request.
	private static final List<String> STANDARDS = List.of("throughline.", "gen_ai.", "session.", "user.", "messaging.",
			"spring.", "service.", "deployment.", "thread.", "db.", "mcp.", "jsonrpc.", "aws.", "azure.", "faas.",
			"container.", "k8s.", "process.", "host.", "openai.");

	private final Map<String, Set<String>> ids = new TreeMap<>();

	private IdReader() {
	}

	static Map<String, Set<String>> read(List<TraceSpan> spans) {
		IdReader reader = new IdReader();
		spans.forEach(reader::read);
		reader.ids.replaceAll((kind, values) -> Set.copyOf(values));
		return reader.ids;
	}

	private void read(TraceSpan span) {
		for (Field field : FIELDS) {
			String id = span.text(field);
			if (id != null) {
				add(field.logKey(), id);
			}
		}
		span.attributes().forEach((name, value) -> {
			if (value instanceof String id && isOwnId(name)) {
				add(name, id);
			}
		});
		readRecord(span.attributes());
	}

	private void readRecord(Map<String, Object> attributes) {
		List<String> place = new ArrayList<>();
		Stream.of("messaging.source.name", "messaging.kafka.source.partition", "messaging.kafka.message.offset")
			.map(attributes::get)
			.forEach((value) -> place.add((value != null) ? value.toString() : ""));
		if (place.stream().noneMatch(String::isEmpty)) {
			add("kafka_record", place.get(0) + "-" + place.get(1) + "@" + place.get(2));
		}
	}

	private static boolean isOwnId(String name) {
		return (name.endsWith(".id") || name.endsWith("_id") || name.endsWith("Id"))
				&& STANDARDS.stream().noneMatch(name::startsWith);
	}

	private void add(String kind, String id) {
		Set<String> known = this.ids.get(kind);
		if (known == null && this.ids.size() < KINDS) {
			known = new LinkedHashSet<>();
			this.ids.put(StoredText.key(kind), known);
		}
		if (known != null && known.size() < MOST && !id.isBlank()) {
			known.add(StoredText.key(id));
		}
	}

}
