package io.throughline.genai.langchain4j;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.langchain4j.data.message.ChatMessage;

/**
 * Memory of which a part cannot be overridden.
 */
class FinalMemory extends ArchiveMemory {

	private final List<ChatMessage> more = new CopyOnWriteArrayList<>(MESSAGES);

	public final int size() {
		return this.more.size();
	}

}
