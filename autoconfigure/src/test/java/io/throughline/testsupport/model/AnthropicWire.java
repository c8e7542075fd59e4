package io.throughline.testsupport.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Anthropic's messages.
 *
 * @param request the request to answer
 */
record AnthropicWire(StubModelRequest request) implements ModelWire {

	private static final String MESSAGE = "{\"id\":\"msg_%d\",\"type\":\"message\",\"role\":\"assistant\","
			+ "\"model\":\"claude-sonnet-4-5\",\"content\":[%s],\"stop_reason\":%s,\"stop_sequence\":null,"
			+ "\"usage\":{\"input_tokens\":56,\"cache_creation_input_tokens\":5,\"cache_read_input_tokens\":64,"
			+ "\"output_tokens\":%d}}";

	@Override
	public String json() {
		String content = callsTool() ? toolUse("{\"city\":\"Paris\"}") : text(StubText.of(this.request));
		return message(content, '"' + stopReason() + '"', 30);
	}

	@Override
	public List<String> events() {
		return callsTool() ? events(toolUse("{}"), delta("input_json", "partial_json", ""),
				delta("input_json", "partial_json", "{\"city\":"), delta("input_json", "partial_json", "\"Paris\"}"))
				: events(text(""), delta("text", "text", "Hello "), delta("text", "text", "fake"));
	}

	@Override
	public String end() {
		return "";
	}

	@Override
	public String error() {
		return event("error", "\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}");
	}

	private List<String> events(String block, String... deltas) {
		return Stream
			.of(Stream.of(event("message_start", "\"message\":" + message("", "null", 1)),
					event("content_block_start", "\"index\":0,\"content_block\":" + block)), Stream.of(deltas),
					Stream.of(event("content_block_stop", "\"index\":0"), messageDelta(), event("message_stop")))
			.flatMap((events) -> events)
			.toList();
	}

	private String messageDelta() {
		return event("message_delta", "\"delta\":{\"stop_reason\":\"" + stopReason()
				+ "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":30}");
	}

	private String message(String content, String stopReason, int outputTokens) {
		return MESSAGE.formatted(this.request.number(), content, stopReason, outputTokens);
	}

	private String toolUse(String input) {
		return "{\"type\":\"tool_use\",\"id\":\"toolu_" + this.request.number()
				+ "\",\"name\":\"getWeather\",\"input\":" + input + "}";
	}

	private boolean callsTool() {
		return this.request.asks("#tool") && !this.request.asks("tool_result");
	}

	private String stopReason() {
		return callsTool() ? "tool_use" : "end_turn";
	}

	private static String text(String text) {
		return "{\"type\":\"text\",\"text\":" + StubText.quote(text) + "}";
	}

	private static String delta(String type, String key, String piece) {
		return event("content_block_delta", "\"index\":0,\"delta\":{\"type\":\"" + type + "_delta\",\"" + key + "\":"
				+ StubText.quote(piece) + "}");
	}

	private static String event(String type, String... fields) {
		return "event: " + type + "\ndata: {\"type\":\"" + type + '"'
				+ Stream.of(fields).map((field) -> ',' + field).collect(Collectors.joining()) + "}\n\n";
	}

}
