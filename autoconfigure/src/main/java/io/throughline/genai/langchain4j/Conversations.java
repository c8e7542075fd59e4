package io.throughline.genai.langchain4j;

import java.util.function.Supplier;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.memory.ChatMemoryService;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of the request that an AI service is about to send on this thread: it
 * says so right before it calls its model, and the call itself does not tell.
 */
final class Conversations {

	private final ThreadLocal<@Nullable Issued> issued = new ThreadLocal<>();

	/**
	 * Return the conversation that a memory is of.
	 * @param memoryId id of the memory, or {@code null}
	 * @return the id, or {@code null} if it is the one that all memories have by default
	 */
	static @Nullable String name(@Nullable Object memoryId) {
		return (memoryId != null && !memoryId.equals(ChatMemoryService.DEFAULT)) ? memoryId.toString() : null;
	}

	void issued(ChatRequest request, Supplier<@Nullable String> conversation) {
		this.issued.set(new Issued(request, conversation));
	}

	/**
	 * Return the conversation of a request, once.
	 * @param request what a model is called with
	 * @return tells its id, or {@code null}
	 */
	Supplier<@Nullable String> take(@Nullable Object request) {
		Issued last = this.issued.get();
		if (last == null || last.request() != request) {
			return () -> null;
		}
		this.issued.remove();
		return last.conversation();
	}

	/**
	 * A request and its conversation.
	 */
	private record Issued(ChatRequest request, Supplier<@Nullable String> conversation) {
	}

}
