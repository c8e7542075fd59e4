package io.throughline.genai.springai;

import java.util.List;

import io.throughline.step.MemoryStep;
import io.throughline.step.Steps;

import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.messages.Message;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Memory whose use is a step.
 *
 * @param delegate the application's memory
 * @param steps where steps begin
 */
record MemorySteps(ChatMemory delegate, ObjectProvider<Steps> steps) implements ChatMemory {

	@Override
	public void add(String conversationId, Message message) {
		step(conversationId).operation(MemoryStep.Operation.CREATE)
			.recordCount(1)
			.run((step) -> this.delegate.add(conversationId, message));
	}

	@Override
	public void add(String conversationId, List<Message> messages) {
		step(conversationId).operation(MemoryStep.Operation.CREATE)
			.recordCount(messages.size())
			.run((step) -> this.delegate.add(conversationId, messages));
	}

	@Override
	public List<Message> get(String conversationId) {
		return step(conversationId).call((step) -> {
			List<Message> messages = this.delegate.get(conversationId);
			step.recordCount(messages.size());
			return messages;
		});
	}

	@Override
	public void clear(String conversationId) {
		step(conversationId).operation(MemoryStep.Operation.DELETE).run((step) -> this.delegate.clear(conversationId));
	}

	private MemoryStep step(String conversationId) {
		return this.steps.getObject()
			.memory("chat_memory")
			.store(this.delegate.getClass().getSimpleName())
			.conversationId(conversationId);
	}

}
