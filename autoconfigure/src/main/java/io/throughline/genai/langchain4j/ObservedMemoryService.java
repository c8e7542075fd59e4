package io.throughline.genai.langchain4j;

import java.util.function.Supplier;

import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.service.memory.ChatMemoryService;
import org.jspecify.annotations.Nullable;

/**
 * Hands the memory of an AI service to LangChain4j so that each use is a step. The
 * application gets its memory as it is.
 */
final class ObservedMemoryService extends ChatMemoryService {

	private final MemoryInterceptor interceptor;

	ObservedMemoryService(ChatMemory memory, Supplier<@Nullable CurrentSteps> steps) {
		super(memory);
		this.interceptor = new MemoryInterceptor(steps);
	}

	ObservedMemoryService(ChatMemoryProvider provider, Supplier<@Nullable CurrentSteps> steps) {
		super(provider);
		this.interceptor = new MemoryInterceptor(steps);
	}

	@Override
	public @Nullable ChatMemory getOrCreateChatMemory(Object memoryId) {
		ChatMemory memory = super.getOrCreateChatMemory(memoryId);
		return (memory != null) ? (ChatMemory) AdvisedObject.byInterface(memory, this.interceptor) : null;
	}

}
