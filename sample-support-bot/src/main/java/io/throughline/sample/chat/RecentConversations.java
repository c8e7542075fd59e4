package io.throughline.sample.chat;

import java.util.List;

import io.throughline.sample.Recent;

import org.springframework.ai.chat.memory.ChatMemoryRepository;
import org.springframework.ai.chat.messages.Message;
import org.springframework.stereotype.Component;

/**
 * Keeps the 1,000 conversations that were used last, in memory; Spring AI's own
 * repository keeps all of them.
 */
@Component
final class RecentConversations implements ChatMemoryRepository {

	private final Recent<String, List<Message>> conversations = new Recent<>(1_000);

	@Override
	public List<String> findConversationIds() {
		return this.conversations.keys();
	}

	@Override
	public List<Message> findByConversationId(String conversationId) {
		List<Message> messages = this.conversations.get(conversationId);
		return (messages != null) ? messages : List.of();
	}

	@Override
	public void saveAll(String conversationId, List<Message> messages) {
		this.conversations.put(conversationId, List.copyOf(messages));
	}

	@Override
	public void deleteByConversationId(String conversationId) {
		this.conversations.remove(conversationId);
	}

}
