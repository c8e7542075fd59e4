package io.throughline.step;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A document that was found, without its text.
 *
 * @param id id of the document
 * @param score how well it fits, as the index says it
 * @param age how old it is, or {@code null}
 * @param tokens length in tokens, or {@code null}
 * @param source where it comes from, or {@code null}
 */
public record RetrievedDocument(String id, double score, @Nullable Duration age, @Nullable Long tokens,
		@Nullable String source) {

	/**
	 * Return a document of which little is known.
	 * @param id id of the document
	 * @param score how well it fits
	 * @return the document
	 */
	public static RetrievedDocument of(String id, double score) {
		return new RetrievedDocument(id, score, null, null, null);
	}

	/**
	 * Return documents in the JSON of {@code gen_ai.retrieval.documents}, with their
	 * rank.
	 */
	static String json(List<RetrievedDocument> documents) {
		StringBuilder json = new StringBuilder("[");
		for (int i = 0; i < documents.size(); i++) {
			documents.get(i).append((i == 0) ? json : json.append(','), i + 1);
		}
		return json.append(']').toString();
	}

	private void append(StringBuilder json, int rank) {
		quote(json.append("{\"id\":"), this.id).append(",\"rank\":").append(rank);
		if (Double.isFinite(this.score)) {
			json.append(",\"score\":").append(this.score);
		}
		if (this.age != null) {
			json.append(",\"age_s\":").append(this.age.toSeconds());
		}
		if (this.tokens != null) {
			json.append(",\"tokens\":").append(this.tokens);
		}
		if (this.source != null) {
			quote(json.append(",\"source\":"), this.source);
		}
		json.append('}');
	}

	private static StringBuilder quote(StringBuilder json, String text) {
		json.append('"');
		text.chars().forEach((c) -> {
			if (c == '"' || c == '\\' || c < ' ') {
				json.append(String.format("\\u%04x", c));
			}
			else {
				json.append((char) c);
			}
		});
		return json.append('"');
	}

}
