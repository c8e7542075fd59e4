package io.throughline.evalcase;

import java.util.ArrayList;
import java.util.List;

import io.throughline.evalcase.EvalCase.Document;
import io.throughline.semconv.Field;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents that a search found.
 */
final class CaseDocuments {

	private CaseDocuments() {
	}

	static List<Document> of(TraceSpan search) {
		String index = search.text(Field.DATA_SOURCE);
		List<Document> documents = new ArrayList<>();
		for (JsonNode found : parsed(search.text(Field.DOCUMENTS))) {
			if (found.hasNonNull("id")) {
				JsonNode score = found.path("score");
				documents.add(new Document(found.path("id").asString(), score.isNumber() ? score.asDouble() : null,
						index, null));
			}
		}
		if (documents.isEmpty() && search.attributes().get(Field.DOCUMENT_IDS.attribute()) instanceof List<?> ids) {
			ids.forEach((id) -> documents.add(new Document(String.valueOf(id), null, index, null)));
		}
		return documents;
	}

	private static JsonNode parsed(@Nullable String json) {
		try {
			return JsonMapper.shared().readTree((json != null) ? json : "[]");
		}
		catch (JacksonException ex) {
			return JsonMapper.shared().createArrayNode();
		}
	}

}
