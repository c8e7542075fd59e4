package io.throughline.wire;

import io.throughline.semconv.Field;

/**
 * Anthropic's messages, whole or as typed events.
 */
final class AnthropicMessages extends Dialect {

	private static final Mapping REQUEST = new Mapping().to(Field.MODEL, "model")
		.to(Field.TEMPERATURE, "temperature")
		.to(Field.TOP_P, "top_p")
		.to(Field.REQUEST_TOP_K, "top_k")
		.to(Field.MAX_TOKENS, "max_tokens")
		.to(Field.STOP_SEQUENCES, "stop_sequences")
		.to(Field.STREAM, "stream")
		.to(Field.REASONING_LEVEL, "output_config/effort");

	private static final Mapping RESPONSE = new Mapping().to(Field.RESPONSE_ID, "message/id", "id")
		.to(Field.RESPONSE_MODEL, "message/model", "model");

	AnthropicMessages() {
		super(REQUEST.shape("messages/*/**", "system/*/**", "tool_choice/**", "output_config/format/type",
				"output_format/type"),
				RESPONSE.shape("type", "index", "content/*/**", "stop_reason", "usage/**", "message/usage/**",
						"content_block/type", "content_block/id", "content_block/name", "content_block/text",
						"delta/**", "error/**"));
	}

	@Override
	boolean isCall(Json request) {
		return request.at("model").isPresent() && request.at("messages").isArray();
	}

	@Override
	void request(Json request, Findings findings) {
		REQUEST.read(request, findings);
		findings.put(Field.TOOL_CHOICE, Choice.tool(request.at("tool_choice")));
		findings.put(Field.OUTPUT_TYPE, Choice.output(request.at("output_config/format/type")));
		findings.put(Field.OUTPUT_TYPE, Choice.output(request.at("output_format/type")));
		findings.system(request.at("system"));
		findings.messages(request.at("messages"));
	}

	@Override
	void response(Json document, Findings findings) {
		RESPONSE.read(document, findings);
		Answer answer = findings.answers().at(0);
		switch (document.at("type").text("")) {
			case "content_block_start" -> begin(document.at("content_block"), document.index(), answer);
			case "content_block_delta" -> delta(document.at("delta"), document.index(), answer);
			case "message_stop" -> findings.complete(true);
			default -> answer.message(MessagePart.all(document.at("content")));
		}
		answer.finish(document.at("delta/stop_reason").text());
		answer.finish(document.at("stop_reason").text());
		usage(document.at("message/usage"), findings);
		usage(document.at("usage"), findings);
	}

	private void begin(Json block, int index, Answer answer) {
		answer.text(block.at("text").text());
		if (block.at("type").is("tool_use")) {
			answer.toolCall(index, block.at("id").text(), block.at("name").text(), null);
		}
	}

	private void delta(Json delta, int index, Answer answer) {
		answer.text(delta.at("text").text());
		answer.reasoning(delta.at("thinking").text());
		String arguments = delta.at("partial_json").text();
		if (arguments != null) {
			answer.toolCall(index, null, null, arguments);
		}
	}

	private void usage(Json usage, Findings findings) {
		// Counts of a stream are sums so far.
		findings.inputBesidesCache(usage.count("input_tokens"), usage.count("cache_read_input_tokens"),
				usage.count("cache_creation_input_tokens"));
		findings.putMost(Field.OUTPUT_TOKENS, usage.count("output_tokens"));
	}

}
