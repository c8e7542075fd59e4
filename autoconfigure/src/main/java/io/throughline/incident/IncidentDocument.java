package io.throughline.incident;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParser;
import org.springframework.boot.json.JsonParserFactory;

/**
 * A document that a step found, without its text.
 *
 * @param id its id
 * @param score how well it fits, as the index said
 * @param tokens how long it is
 * @param ageSeconds how old it was
 * @param cached whether it came out of a cache
 */
public record IncidentDocument(String id, @Nullable Double score, @Nullable Long tokens, @Nullable Long ageSeconds,
		@Nullable Boolean cached) {

	private static final int MOST = 200;

	private static final JsonParser PARSER = JsonParserFactory.getJsonParser();

	static List<IncidentDocument> of(TraceSpan span) {
		String text = span.text(Field.DOCUMENTS);
		Object hit = span.attributes().get(Field.CACHE_HIT.attribute());
		Boolean cached = (hit instanceof Boolean known) ? known : null;
		Stream<?> parsed = (text != null) ? parsed(text) : Stream.empty();
		List<IncidentDocument> documents = parsed.flatMap((one) -> of(one, cached)).limit(MOST).toList();
		return documents.isEmpty() ? ids(span, cached) : documents;
	}

	// What was cut or redacted may not be JSON any more.
	private static Stream<?> parsed(String text) {
		try {
			return PARSER.parseList(text).stream();
		}
		catch (JsonParseException ex) {
			return Stream.empty();
		}
	}

	private static Stream<IncidentDocument> of(Object document, @Nullable Boolean cached) {
		if (!(document instanceof Map<?, ?> known) || !(known.get("id") instanceof String id)) {
			return Stream.empty();
		}
		Double score = (known.get("score") instanceof Number number) ? number.doubleValue() : null;
		return Stream.of(new IncidentDocument(Words.shortened(id), score, number(known.get("tokens")),
				number(known.get("age_s")), cached));
	}

	private static @Nullable Long number(@Nullable Object value) {
		return (value instanceof Number number) ? number.longValue() : null;
	}

	private static List<IncidentDocument> ids(TraceSpan span, @Nullable Boolean cached) {
		Object ids = span.attributes().get(Field.DOCUMENT_IDS.attribute());
		Stream<?> all = (ids instanceof List<?> list) ? list.stream() : Stream.empty();
		return all.limit(MOST)
			.map((id) -> new IncidentDocument(Words.shortened(id.toString()), null, null, null, cached))
			.toList();
	}

}
