package io.throughline.wire;

import java.util.List;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions, completions and embeddings, which Azure, Mistral, vLLM,
 * LiteLLM, OpenRouter and many others speak too.
 */
final class OpenAiChat extends Dialect {

	private static final Mapping REQUEST = new Mapping().to(Field.MODEL, "model")
		.to(Field.TEMPERATURE, "temperature")
		.to(Field.TOP_P, "top_p")
		.to(Field.REQUEST_TOP_K, "top_k")
		.to(Field.MAX_TOKENS, "max_completion_tokens", "max_tokens")
		.to(Field.SEED, "seed", "random_seed")
		.to(Field.STOP_SEQUENCES, "stop")
		.to(Field.FREQUENCY_PENALTY, "frequency_penalty")
		.to(Field.PRESENCE_PENALTY, "presence_penalty")
		.to(Field.STREAM, "stream")
		.to(Field.REASONING_LEVEL, "reasoning_effort", "reasoning/effort")
		.to(Field.SERVICE_TIER, "service_tier")
		.to(Field.OUTPUT_SCHEMA, "response_format/json_schema/name")
		.to(Field.DIMENSIONS, "dimensions")
		.to(Field.ENCODING_FORMATS, "encoding_format");

	private static final Mapping RESPONSE = new Mapping().to(Field.RESPONSE_ID, "id")
		.to(Field.RESPONSE_MODEL, "model")
		.to(Field.RESPONSE_SERVICE_TIER, "service_tier")
		.to(Field.SYSTEM_FINGERPRINT, "system_fingerprint")
		.to(Field.UPSTREAM_PROVIDER, "provider");

	private static final List<String> INPUTS = List.of("messages", "prompt", "input");

	OpenAiChat() {
		super(REQUEST.shape("messages/*/**", "prompt/*", "input", "response_format/type", "tool_choice/**", "n"),
				RESPONSE.shape("choices/*/index", "choices/*/finish_reason", "choices/*/text", "choices/*/message/**",
						"choices/*/delta/**", "usage/**", "error/**"));
	}

	@Override
	boolean isCall(Json request) {
		return INPUTS.stream().anyMatch((name) -> request.at(name).isPresent());
	}

	@Override
	void request(Json request, Findings findings) {
		REQUEST.read(request, findings);
		findings.put(Field.TOOL_CHOICE, Choice.tool(request.at("tool_choice")));
		findings.put(Field.OUTPUT_TYPE, Choice.output(request.at("response_format/type")));
		findings.put(Field.CHOICE_COUNT, Choice.count(request.at("n")));
		findings.messages(request.at("messages"));
		findings.messages(request.at("prompt"));
	}

	@Override
	void response(Json document, Findings findings) {
		RESPONSE.read(document, findings);
		document.at("choices").items().forEach((choice) -> choice(choice, findings.answers().at(choice.index())));
		usage(document.at("usage"), findings);
		findings.complete(findings.answers().areFinished());
	}

	private void choice(Json choice, Answer answer) {
		Json message = choice.at("message");
		answer.message(MessagePart.of(message));
		answer.reasoning(reasoning(message));
		answer.text(choice.at("text").text());
		Json delta = choice.at("delta");
		answer.text(delta.at("content").text());
		delta.at("content").items().forEach((part) -> answer.text(part.at("text").text()));
		answer.reasoning(reasoning(delta));
		delta.at("tool_calls").items().forEach((call) -> {
			Json function = call.at("function");
			int index = (call.at("index").isPresent()) ? call.index() : answer.callCount();
			answer.toolCall(index, call.at("id").text(), function.at("name").text(), function.at("arguments").text());
		});
		answer.finish(choice.at("finish_reason").text());
	}

	private @Nullable String reasoning(Json message) {
		String reasoning = message.at("reasoning_content").text();
		return (reasoning != null) ? reasoning : message.at("reasoning").text();
	}

	private void usage(Json usage, Findings findings) {
		findings.put(Field.INPUT_TOKENS, usage.count("prompt_tokens"));
		findings.put(Field.OUTPUT_TOKENS, usage.count("completion_tokens"));
		findings.put(Field.CACHE_READ_TOKENS, usage.count("prompt_tokens_details/cached_tokens"));
		findings.put(Field.CACHE_WRITE_TOKENS, usage.count("prompt_tokens_details/cache_write_tokens"));
		findings.put(Field.REASONING_TOKENS, usage.count("completion_tokens_details/reasoning_tokens"));
		findings.cost(usage.at("cost"));
	}

}
