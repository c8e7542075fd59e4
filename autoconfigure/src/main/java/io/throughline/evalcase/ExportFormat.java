package io.throughline.evalcase;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How cases are written for others, one a line.
 */
enum ExportFormat {

	/**
	 * As they are.
	 */
	JSONL(EvalCaseFile::write),

	/**
	 * As items of a data set of Langfuse.
	 */
	LANGFUSE((evalCase) -> EvalCaseFile.json(langfuse(evalCase)));

	private final Function<EvalCase, String> line;

	ExportFormat(Function<EvalCase, String> line) {
		this.line = line;
	}

	static Optional<ExportFormat> of(String name) {
		return Stream.of(values()).filter((format) -> format.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
	}

	String line(EvalCase evalCase) {
		return this.line.apply(evalCase) + "\n";
	}

	// Ids of items are one of a kind in a whole project.
	private static Map<String, @Nullable Object> langfuse(EvalCase evalCase) {
		Map<String, @Nullable Object> item = new LinkedHashMap<>();
		item.put("id", evalCase.dataset() + "-" + evalCase.id());
		item.put("datasetName", evalCase.dataset());
		item.put("input", evalCase.input());
		item.put("expectedOutput", evalCase.expected());
		Map<String, Object> metadata = EvalCaseFile.members(evalCase);
		metadata.keySet().removeAll(item.keySet());
		metadata.put("reference", evalCase.id());
		metadata.remove("expected");
		metadata.remove("dataset");
		item.put("metadata", metadata);
		item.put("sourceTraceId", evalCase.traceId());
		return item;
	}

}
