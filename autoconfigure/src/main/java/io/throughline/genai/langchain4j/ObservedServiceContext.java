package io.throughline.genai.langchain4j;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.service.AiServiceContext;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an AI service whose tools and memory are steps, and whose model is told
 * the conversation, if the model is an observed bean.
 */
final class ObservedServiceContext extends AiServiceContext {

	ObservedServiceContext(Class<?> aiServiceClass) {
		super(aiServiceClass);
		this.toolService = new ObservedToolService(this);
		AiServiceRequestIssuedListener issued = this::issued;
		this.eventListenerRegistrar.register(issued);
	}

	/**
	 * Return where the steps of the service begin. Its model may come after its memory.
	 * @return where they begin, or {@code null} if its model is not observed
	 */
	@Nullable CurrentSteps steps() {
		CurrentSteps steps = ChatInterceptor.stepsOf(this.chatModel);
		return (steps != null) ? steps : ChatInterceptor.stepsOf(this.streamingChatModel);
	}

	@Override
	public void initChatMemories(ChatMemory memory) {
		this.chatMemoryService = new ObservedMemoryService(memory, this::steps);
	}

	@Override
	public void initChatMemories(ChatMemoryProvider provider) {
		this.chatMemoryService = new ObservedMemoryService(provider, this::steps);
	}

	private void issued(AiServiceRequestIssuedEvent event) {
		CurrentSteps steps = steps();
		if (steps != null) {
			steps.conversations().issued(event.request(), () -> conversation(event.invocationContext()));
		}
	}

	private @Nullable String conversation(InvocationContext invocation) {
		String named = Conversations.name(invocation.chatMemoryId());
		ChatMemory memory = (named == null && hasChatMemory())
				? this.chatMemoryService.getChatMemory(invocation.chatMemoryId()) : null;
		return (memory != null) ? Conversations.name(memory.id()) : named;
	}

}
