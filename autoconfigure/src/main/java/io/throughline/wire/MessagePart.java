package io.throughline.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A part of a message, in the form that OpenTelemetry gives it, read from any provider's
 * spelling. Media are named, never kept.
 *
 * @param type what it is
 * @param id id of the tool call
 * @param name name of the tool
 * @param value text, arguments or response
 */
record MessagePart(String type, @Nullable String id, @Nullable String name, @Nullable Object value) {

	private static final String TEXT = "text";

	static final String TOOL_CALL = "tool_call";

	private static final String TOOL_RESPONSE = "tool_call_response";

	private static final String REASONING = "reasoning";

	/**
	 * Read the parts of a message.
	 */
	static List<MessagePart> of(Json message) {
		if (message.text() != null) {
			return List.of(text(message));
		}
		if (message.at("role").is("tool")) {
			return List.of(response(message.at("tool_call_id"), message.at("content")));
		}
		if (message.at("type").isPresent() && !message.at("type").is("message")) {
			return List.of(part(message));
		}
		Json content = (message.at("content").isPresent()) ? message.at("content") : message.at("parts");
		Stream<MessagePart> parts = (content.text() != null) ? Stream.of(text(content)).filter(MessagePart::hasText)
				: all(content).stream();
		return Stream.concat(parts, all(message.at("tool_calls")).stream()).toList();
	}

	/**
	 * Read an array of parts.
	 */
	static List<MessagePart> all(Json parts) {
		return parts.items().stream().map(MessagePart::part).toList();
	}

	boolean isToolCall() {
		return this.type.equals(TOOL_CALL);
	}

	boolean isToolResponse() {
		return this.type.equals(TOOL_RESPONSE);
	}

	boolean isReasoning() {
		return this.type.equals(REASONING);
	}

	/**
	 * Return the form in which the part is written.
	 */
	Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", this.type);
		put(map, "id", this.id);
		put(map, "name", this.name);
		put(map, (isToolCall()) ? "arguments" : (isToolResponse()) ? "response" : "content", this.value);
		return map;
	}

	private static void put(Map<String, Object> map, String name, @Nullable Object value) {
		if (value != null) {
			map.put(name, value);
		}
	}

	private boolean hasText() {
		return !"".equals(this.value);
	}

	private static MessagePart text(Json text) {
		return new MessagePart(TEXT, null, null, text.text());
	}

	/**
	 * Read one part.
	 */
	static MessagePart part(Json item) {
		Json function = item.at("function");
		String type = item.at("type").text("");
		if (item.at("text").text() != null) {
			return new MessagePart((item.at("thought").is(true)) ? REASONING : TEXT, null, null,
					item.at("text").text());
		}
		if (item.text() != null) {
			return text(item);
		}
		if (function.isObject()) {
			return call(item.at("id"), function.at("name"), function.at("arguments"));
		}
		return switch (type) {
			case "tool_use" -> call(item.at("id"), item.at("name"), item.at("input"));
			case "tool_result" -> response(item.at("tool_use_id"), item.at("content"));
			case "function_call" -> call(item.at("call_id"), item.at("name"), item.at("arguments"));
			case "function_call_output" -> response(item.at("call_id"), item.at("output"));
			case "thinking" -> new MessagePart(REASONING, null, null, item.at("thinking").text());
			case "refusal" -> new MessagePart("refusal", null, null, item.at("refusal").text());
			default -> untyped(item, type);
		};
	}

	private static MessagePart untyped(Json item, String type) {
		Json call = item.at("functionCall");
		Json use = item.at("toolUse");
		Json answer = item.at("functionResponse");
		Json result = item.at("toolResult");
		if (call.isObject()) {
			return call(call.at("id"), call.at("name"), call.at("args"));
		}
		if (use.isObject()) {
			return call(use.at("toolUseId"), use.at("name"), use.at("input"));
		}
		if (answer.isObject()) {
			return response(answer.at("id"), answer.at("response"));
		}
		if (result.isObject()) {
			return response(result.at("toolUseId"), result.at("content"));
		}
		String name = item.members().keySet().stream().findFirst().orElse("unknown");
		return new MessagePart((type.isEmpty()) ? name : type, null, null, null);
	}

	private static MessagePart call(Json id, Json name, Json arguments) {
		return new MessagePart(TOOL_CALL, id.text(), name.text(), value(arguments));
	}

	private static MessagePart response(Json id, Json response) {
		return new MessagePart(TOOL_RESPONSE, id.text(), null, value(response));
	}

	private static @Nullable Object value(Json value) {
		return (value.isPresent()) ? value : null;
	}

}
