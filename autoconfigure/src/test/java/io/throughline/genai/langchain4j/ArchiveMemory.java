package io.throughline.genai.langchain4j;

import java.util.List;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;

/**
 * Memory that cannot be changed.
 */
class ArchiveMemory implements ChatMemory {

	static final List<ChatMessage> MESSAGES = List.of(UserMessage.from("old"));

	@Override
	public Object id() {
		throw new IllegalStateException("no id");
	}

	@Override
	public void add(ChatMessage message) {
		throw new UnsupportedOperationException("archived");
	}

	@Override
	public List<ChatMessage> messages() {
		return MESSAGES;
	}

	@Override
	public void clear() {
	}

}
