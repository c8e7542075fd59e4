package io.throughline.wire;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Cohere's chat, version 2, whole or as typed events.
 */
final class CohereChat extends Dialect {

	private static final Mapping REQUEST = new Mapping().to(Field.MODEL, "model")
		.to(Field.TEMPERATURE, "temperature")
		.to(Field.TOP_P, "p")
		.to(Field.REQUEST_TOP_K, "k")
		.to(Field.MAX_TOKENS, "max_tokens")
		.to(Field.SEED, "seed")
		.to(Field.STOP_SEQUENCES, "stop_sequences")
		.to(Field.FREQUENCY_PENALTY, "frequency_penalty")
		.to(Field.PRESENCE_PENALTY, "presence_penalty")
		.to(Field.STREAM, "stream")
		.to(Field.TOOL_CHOICE, "tool_choice");

	private static final Mapping RESPONSE = new Mapping().to(Field.RESPONSE_ID, "id");

	CohereChat() {
		super(REQUEST.shape("messages/*/**", "response_format/type"),
				RESPONSE.shape("type", "index", "message/**", "delta/**", "finish_reason", "usage/**", "error/**"));
	}

	@Override
	boolean isCall(Json request) {
		return request.at("model").isPresent() && request.at("messages").isArray();
	}

	@Override
	void request(Json request, Findings findings) {
		REQUEST.read(request, findings);
		findings.put(Field.OUTPUT_TYPE, Choice.output(request.at("response_format/type")));
		findings.messages(request.at("messages"));
	}

	@Override
	void response(Json document, Findings findings) {
		RESPONSE.read(document, findings);
		Answer answer = findings.answers().at(0);
		answer.message(MessagePart.of(document.at("message")));
		delta(document.at("delta/message"), document.index(), answer);
		answer.finish(document.at("finish_reason").text());
		answer.finish(document.at("delta/finish_reason").text());
		usage(document.at("usage"), findings);
		usage(document.at("delta/usage"), findings);
		findings.complete(document.at("type").is("message-end"));
	}

	private void delta(Json message, int index, Answer answer) {
		answer.text(message.at("content/text").text());
		answer.reasoning(message.at("content/thinking").text());
		Json call = message.at("tool_calls");
		if (call.isObject()) {
			Json function = call.at("function");
			answer.toolCall(index, call.at("id").text(), function.at("name").text(), function.at("arguments").text());
		}
	}

	private void usage(Json usage, Findings findings) {
		findings.put(Field.INPUT_TOKENS, tokens(usage, "input_tokens"));
		findings.put(Field.OUTPUT_TOKENS, tokens(usage, "output_tokens"));
		findings.put(Field.CACHE_READ_TOKENS, usage.count("cached_tokens"));
	}

	private @Nullable Long tokens(Json usage, String name) {
		Double tokens = usage.at("tokens/" + name).decimal();
		// Cohere writes counts with a fraction at times.
		return (tokens != null && tokens >= 0) ? (Long) tokens.longValue() : null;
	}

}
