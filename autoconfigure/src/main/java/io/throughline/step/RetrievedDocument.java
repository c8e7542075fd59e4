package io.throughline.step;

import java.time.Duration;
import java.util.List;

import io.throughline.semconv.Field;
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
	 * Put the documents that were found. None at all is the status
	 * {@link StepStatus#RETRIEVAL_EMPTY}, unless another one is set.
	 * @param found the documents, best first
	 * @param step context of the search
	 */
	public static void put(List<RetrievedDocument> found, StepContext step) {
		step.put(Field.RESULT_COUNT, (long) found.size());
		step.put(Field.RETRIEVAL_EMPTY, found.isEmpty());
		if (found.isEmpty() && step.status() == StepStatus.OK) {
			step.status(StepStatus.RETRIEVAL_EMPTY);
		}
		step.put(Field.DOCUMENT_IDS, found.stream().map(RetrievedDocument::id).toList());
		step.put(Field.DOCUMENTS, json(found));
	}

	/**
	 * Return documents in the JSON of {@code gen_ai.retrieval.documents}, with their
	 * rank.
	 */
	private static String json(List<RetrievedDocument> documents) {
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
