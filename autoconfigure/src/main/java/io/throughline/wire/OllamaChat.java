package io.throughline.wire;

import java.util.List;

import io.throughline.semconv.Field;

/**
 * Ollama's own chat, generate and embeddings.
 */
final class OllamaChat extends Dialect {

	private static final Mapping REQUEST = new Mapping().to(Field.MODEL, "model")
		.to(Field.TEMPERATURE, "options/temperature")
		.to(Field.TOP_P, "options/top_p")
		.to(Field.REQUEST_TOP_K, "options/top_k")
		.to(Field.MAX_TOKENS, "options/num_predict")
		.to(Field.SEED, "options/seed")
		.to(Field.STOP_SEQUENCES, "options/stop")
		.to(Field.FREQUENCY_PENALTY, "options/frequency_penalty")
		.to(Field.PRESENCE_PENALTY, "options/presence_penalty")
		.to(Field.STREAM, "stream")
		.to(Field.DIMENSIONS, "dimensions");

	private static final Mapping RESPONSE = new Mapping().to(Field.RESPONSE_MODEL, "model");

	private static final List<String> INPUTS = List.of("messages", "prompt", "input");

	OllamaChat() {
		super(REQUEST.shape("messages/*/**", "prompt", "input", "system", "format"), RESPONSE.shape("message/**",
				"response", "thinking", "done", "done_reason", "prompt_eval_count", "eval_count", "error/**"));
	}

	@Override
	boolean isCall(Json request) {
		return request.at("model").isPresent() && INPUTS.stream().anyMatch((name) -> request.at(name).isPresent());
	}

	@Override
	void request(Json request, Findings findings) {
		REQUEST.read(request, findings);
		findings.put(Field.OUTPUT_TYPE, Choice.output(request.at("format")));
		findings.system(request.at("system"));
		findings.messages(request.at("messages"));
		findings.messages(request.at("prompt"));
	}

	@Override
	void response(Json document, Findings findings) {
		RESPONSE.read(document, findings);
		Answer answer = findings.answers().at(0);
		answer.message(MessagePart.of(document.at("message")));
		answer.text(document.at("response").text());
		answer.reasoning(document.at("message/thinking").text());
		answer.reasoning(document.at("thinking").text());
		answer.finish(document.at("done_reason").text());
		findings.put(Field.INPUT_TOKENS, document.count("prompt_eval_count"));
		findings.put(Field.OUTPUT_TOKENS, document.count("eval_count"));
		findings.complete(document.at("done").is(true));
	}

}
