package io.throughline.sample.chat;

import java.util.List;

import io.throughline.sample.ticket.CaseBook;
import io.throughline.sample.ticket.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.stereotype.Component;

/** The agent: one prompt, a memory for each session, and every tool there is. */
@Component
final class SupportAgent {

	private static final Logger logger = LoggerFactory.getLogger(SupportAgent.class);

	private final ChatClient client;

	private final CaseBook cases;

	SupportAgent(ChatClient.Builder builder, ChatMemory memory, List<SupportTools> tools, CaseBook cases) {
		this.client = builder.defaultSystem(SupportPrompt.text())
			.defaultAdvisors(MessageChatMemoryAdvisor.builder(memory).build())
			.defaultTools(tools.toArray())
			.build();
		this.cases = cases;
	}

	String answer(ChatTurn turn) {
		String answer;
		try {
			answer = prompt(turn).call().content();
		}
		catch (RuntimeException ex) {
			failed(turn, ex);
			throw new ChatFailedException(turn.trace(), ex);
		}
		if (answer == null || answer.isBlank()) {
			failed(turn, null);
			throw new ChatFailedException(turn.trace(), null);
		}
		answered(turn, answer);
		return answer;
	}

	Flux<String> stream(ChatTurn turn) {
		StringBuilder answer = new StringBuilder();
		return prompt(turn).stream()
			.content()
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The answer is empty")))
			.doOnNext(answer::append)
			.doOnComplete(() -> answered(turn, answer.toString()))
			.doOnError((ex) -> failed(turn, ex))
			.doOnCancel(() -> cancelled(turn));
	}

	private ChatClient.ChatClientRequestSpec prompt(ChatTurn turn) {
		return this.client.prompt()
			.user(turn.message())
			.advisors((advisors) -> advisors.param(ChatMemory.CONVERSATION_ID, turn.sessionId()))
			.toolContext(turn.toolContext());
	}

	private void answered(ChatTurn turn, String answer) {
		logger.info("Chat answered with outcome {}{} (prompt {} {})", turn.outcome(), turn.failures(),
				SupportPrompt.NAME, SupportPrompt.VERSION);
		this.cases.record(turn.trace(), "chat", "Chat " + turn.outcome() + turn.failures() + ": \"" + answer + '"',
				turn.verdict());
		turn.runAfterwards();
	}

	private void cancelled(ChatTurn turn) {
		logger.info("Chat stream cancelled by its reader");
		this.cases.record(turn.trace(), "chat", "Chat stream cancelled by its reader" + turn.failures(),
				turn.verdict());
		turn.runAfterwards();
	}

	private void failed(ChatTurn turn, @Nullable Throwable cause) {
		logger.warn("Chat failed: the model gave no answer ({})",
				(cause != null) ? cause.getClass().getSimpleName() : "empty");
		this.cases.record(turn.trace(), "chat", "Chat failed: the model gave no answer", Verdict.SAFE_TO_RETRY);
	}

}
