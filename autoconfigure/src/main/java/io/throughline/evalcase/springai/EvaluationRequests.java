package io.throughline.evalcase.springai;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.throughline.evalcase.EvalCase;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.document.Document;
import org.springframework.ai.evaluation.EvaluationRequest;

/**
 * Makes of an eval case what an evaluator of Spring AI takes.
 */
public final class EvaluationRequests {

	private EvaluationRequests() {
	}

	/**
	 * Ask about the answer that was recorded.
	 * @param evalCase the case
	 * @return the request
	 */
	public static EvaluationRequest of(EvalCase evalCase) {
		return of(evalCase, Objects.requireNonNullElse(evalCase.observed().output(), ""));
	}

	/**
	 * Ask about another answer to the same input, with the documents and tool replies
	 * that were recorded.
	 * @param evalCase the case
	 * @param answer the answer
	 * @return the request
	 */
	public static EvaluationRequest of(EvalCase evalCase, String answer) {
		Stream<Document> documents = evalCase.documents().stream().map(EvaluationRequests::document);
		Stream<Document> replies = evalCase.tools()
			.stream()
			.filter((tool) -> tool.result() != null)
			.map((tool) -> document(tool.name(), tool.result(), Map.of("tool", tool.name())));
		List<Document> data = Stream.concat(documents, replies).toList();
		return new EvaluationRequest(evalCase.input(), data, answer);
	}

	private static Document document(EvalCase.Document found) {
		Map<String, Object> metadata = new HashMap<>();
		if (found.score() != null) {
			metadata.put("score", found.score());
		}
		if (found.index() != null) {
			metadata.put("index", found.index());
		}
		return document(found.id(), found.text(), metadata);
	}

	// Spring AI has no document without a text, yet it is worth to know which it was.
	private static Document document(String id, @Nullable String text, Map<String, Object> metadata) {
		return new Document(id, Objects.requireNonNullElse(text, ""), metadata);
	}

}
