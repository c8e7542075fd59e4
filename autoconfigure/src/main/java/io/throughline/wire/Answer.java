package io.throughline.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One answer of a model: text, reasoning, tool calls and why it ended.
 */
final class Answer {

	private static final int MOST_CALLS = 64;

	private static final int LONGEST_REASON = 64;

	private final TextRoom room;

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder reasoning = new StringBuilder();

	private final Map<Integer, PartialCall> calls = new LinkedHashMap<>();

	private @Nullable String finishReason;

	Answer(TextRoom room) {
		this.room = room;
	}

	void text(@Nullable String piece) {
		if (piece != null) {
			this.room.append(this.text, piece);
		}
	}

	void reasoning(@Nullable String piece) {
		if (piece != null) {
			this.room.append(this.reasoning, piece);
		}
	}

	/**
	 * Add what is known of a tool call.
	 * @param index its number within the answer
	 * @param arguments next piece of its arguments
	 */
	void toolCall(int index, @Nullable String id, @Nullable String name, @Nullable String arguments) {
		int key = Math.min(index, MOST_CALLS);
		this.calls.computeIfAbsent(key, (number) -> new PartialCall(this.room)).add(id, name, arguments);
	}

	/**
	 * Add the parts of a message that came whole.
	 */
	void message(List<MessagePart> parts) {
		for (MessagePart part : parts) {
			if (part.isToolCall()) {
				toolCall(this.calls.size(), part.id(), part.name(), arguments(part.value()));
			}
			else if (part.value() instanceof String piece) {
				this.room.append((part.isReasoning()) ? this.reasoning : this.text, piece);
			}
		}
	}

	void finish(@Nullable String reason) {
		this.finishReason = (reason != null) ? reason.substring(0, Math.min(reason.length(), LONGEST_REASON))
				: this.finishReason;
	}

	int callCount() {
		return this.calls.size();
	}

	boolean hasContent() {
		return !this.text.isEmpty() || !this.calls.isEmpty();
	}

	@Nullable String finishReason() {
		return this.finishReason;
	}

	List<ToolCall> toolCalls() {
		return this.calls.values().stream().map(PartialCall::toolCall).toList();
	}

	Map<String, Object> toMap() {
		List<Object> parts = new ArrayList<>();
		if (!this.reasoning.isEmpty()) {
			parts.add(new MessagePart("reasoning", null, null, this.reasoning.toString()).toMap());
		}
		if (!this.text.isEmpty()) {
			parts.add(new MessagePart("text", null, null, this.text.toString()).toMap());
		}
		toolCalls().forEach((call) -> parts
			.add(new MessagePart(MessagePart.TOOL_CALL, call.id(), call.name(), call.arguments()).toMap()));
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("role", "assistant");
		message.put("parts", parts);
		if (this.finishReason != null) {
			message.put("finish_reason", this.finishReason);
		}
		return message;
	}

	private @Nullable String arguments(@Nullable Object value) {
		if (value instanceof Json json && json.text() == null) {
			String array = new BoundedJson().add(json).json();
			return (array != null) ? array.substring(1, array.length() - 1) : null;
		}
		return (value instanceof Json json) ? json.text() : null;
	}

	/**
	 * A tool call that may not have arrived whole.
	 */
	private static final class PartialCall {

		private final TextRoom room;

		private final StringBuilder arguments = new StringBuilder();

		private @Nullable String id;

		private @Nullable String name;

		PartialCall(TextRoom room) {
			this.room = room;
		}

		void add(@Nullable String id, @Nullable String name, @Nullable String arguments) {
			this.id = (this.id == null && id != null) ? this.room.keep(id) : this.id;
			this.name = (this.name == null && name != null) ? this.room.keep(name) : this.name;
			this.room.append(this.arguments, (arguments != null) ? arguments : "");
		}

		ToolCall toolCall() {
			return new ToolCall(this.id, this.name, this.arguments.toString());
		}

	}

}
