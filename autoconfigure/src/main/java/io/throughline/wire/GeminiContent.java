package io.throughline.wire;

import java.util.List;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Gemini's generated content and embeddings, at Google AI or Vertex AI; streamed as
 * events or as the items of an array.
 */
final class GeminiContent extends Dialect {

	private static final String CONFIG = "generationConfig/";

	private static final Mapping REQUEST = new Mapping().to(Field.TEMPERATURE, CONFIG + "temperature")
		.to(Field.TOP_P, CONFIG + "topP")
		.to(Field.REQUEST_TOP_K, CONFIG + "topK")
		.to(Field.MAX_TOKENS, CONFIG + "maxOutputTokens")
		.to(Field.SEED, CONFIG + "seed")
		.to(Field.STOP_SEQUENCES, CONFIG + "stopSequences")
		.to(Field.FREQUENCY_PENALTY, CONFIG + "frequencyPenalty")
		.to(Field.PRESENCE_PENALTY, CONFIG + "presencePenalty")
		.to(Field.REASONING_LEVEL, CONFIG + "thinkingConfig/thinkingLevel")
		.to(Field.TOOL_CHOICE, "toolConfig/functionCallingConfig/mode")
		.to(Field.DIMENSIONS, "outputDimensionality", "embedContentConfig/outputDimensionality");

	private static final Mapping RESPONSE = new Mapping().to(Field.RESPONSE_ID, "responseId")
		.to(Field.RESPONSE_MODEL, "modelVersion");

	private static final List<String> INPUTS = List.of("contents", "content", "requests");

	GeminiContent() {
		super(REQUEST.shape("contents/*/**", "content/parts", "requests", "systemInstruction/**",
				CONFIG + "candidateCount", CONFIG + "responseMimeType"),
				RESPONSE.shape("candidates/*/index", "candidates/*/finishReason", "candidates/*/content/**",
						"promptFeedback/blockReason", "usageMetadata/**", "error/**"));
	}

	@Override
	boolean isCall(Json request) {
		return INPUTS.stream().anyMatch((name) -> request.at(name).isPresent());
	}

	@Override
	void request(Json request, Findings findings) {
		REQUEST.read(request, findings);
		findings.put(Field.OUTPUT_TYPE, Choice.output(request.at(CONFIG + "responseMimeType")));
		findings.put(Field.CHOICE_COUNT, Choice.count(request.at(CONFIG + "candidateCount")));
		findings.system(request.at("systemInstruction"));
		findings.messages(request.at("contents"));
	}

	@Override
	void response(Json document, Findings findings) {
		RESPONSE.read(document, findings);
		document.at("candidates").items().forEach((candidate) -> {
			Answer answer = findings.answers().at(candidate.index());
			answer.message(MessagePart.of(candidate.at("content")));
			answer.finish(candidate.at("finishReason").text());
		});
		String blocked = document.at("promptFeedback/blockReason").text();
		if (blocked != null) {
			findings.answers().at(0).finish(blocked);
		}
		findings.complete(findings.answers().areFinished());
		usage(document.at("usageMetadata"), findings);
	}

	private void usage(Json usage, Findings findings) {
		Long thoughts = usage.count("thoughtsTokenCount");
		findings.put(Field.INPUT_TOKENS, usage.count("promptTokenCount"));
		findings.put(Field.CACHE_READ_TOKENS, usage.count("cachedContentTokenCount"));
		findings.put(Field.REASONING_TOKENS, thoughts);
		findings.put(Field.OUTPUT_TOKENS, sum(usage.count("candidatesTokenCount"), thoughts));
	}

	private @Nullable Long sum(@Nullable Long candidates, @Nullable Long thoughts) {
		if (candidates == null || thoughts == null) {
			return (candidates != null) ? candidates : thoughts;
		}
		long sum = candidates + thoughts;
		return (sum >= 0) ? sum : null;
	}

}
