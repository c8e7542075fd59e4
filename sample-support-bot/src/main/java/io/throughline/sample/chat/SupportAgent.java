package io.throughline.sample.chat;

import java.util.List;

import io.throughline.sample.ticket.CaseBook;
import io.throughline.sample.ticket.Verdict;
import io.throughline.step.EvalStep;
import io.throughline.step.ParserStep;
import io.throughline.step.Steps;
import io.throughline.step.WorkflowStep;
import io.throughline.step.reactor.ReactorSteps;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClient.ChatClientRequestSpec;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.stereotype.Component;

/** The agent: one prompt, a memory for each session, and every tool there is. */
@Component
final class SupportAgent {

	private static final Logger logger = LoggerFactory.getLogger(SupportAgent.class);

	private final ChatClient client;

	private final Steps steps;

	private final CaseBook cases;

	SupportAgent(ChatClient.Builder builder, ChatMemory memory, List<SupportTools> tools, Steps steps, CaseBook cases) {
		this.client = builder.defaultAdvisors(MessageChatMemoryAdvisor.builder(memory).build())
			.defaultTools(tools.toArray())
			.build();
		this.steps = steps;
		this.cases = cases;
	}

	/**
	 * Answer a question: render the prompt, let the model search, call tools and write,
	 * read what it wrote, judge it. Memory, model calls and tools are seen without a line
	 * here.
	 */
	String answer(ChatTurn turn) {
		try {
			return workflow(turn).call((workflow) -> {
				String written = prompt(turn).call().content();
				String answer = this.steps.parser("answer").call((parser) -> read(written, parser));
				answered(turn, answer);
				return answer;
			});
		}
		catch (RuntimeException ex) {
			failed(turn, ex);
			throw new ChatFailedException(turn.trace(), ex);
		}
	}

	/** The same as a stream, which is read and judged once it is complete. */
	Flux<String> stream(ChatTurn turn) {
		StringBuilder written = new StringBuilder();
		return Flux.defer(() -> prompt(turn).stream().content())
			.doOnNext(written::append)
			.concatWith(Mono.fromRunnable(() -> {
				this.steps.parser("answer").run((parser) -> read(written.toString(), parser));
				answered(turn, written.toString());
			}))
			.doOnError((ex) -> failed(turn, ex))
			.doOnCancel(() -> cancelled(turn))
			.transform(ReactorSteps.observed(workflow(turn)));
	}

	private WorkflowStep workflow(ChatTurn turn) {
		return this.steps.workflow("support_chat").conversationId(turn.sessionId());
	}

	private ChatClientRequestSpec prompt(ChatTurn turn) {
		String system = this.steps.prompt(SupportPrompt.NAME)
			.version(turn.prompt().version())
			.label("production")
			.call(turn.prompt()::render);
		return this.client.prompt()
			.system(system)
			.user(turn.message())
			.advisors((advisors) -> advisors.param(ChatMemory.CONVERSATION_ID, turn.sessionId()))
			.toolContext(turn.toolContext());
	}

	private static String read(@Nullable String written, ParserStep parser) {
		String answer = (written != null) ? written.strip() : "";
		parser.schema("text").valid(!answer.isEmpty());
		if (answer.isEmpty()) {
			throw new IllegalStateException("The answer is empty");
		}
		return answer;
	}

	private static void judge(ChatTurn turn, EvalStep eval) {
		boolean grounded = turn.outcome() == Outcome.SUCCEEDED;
		eval.score(grounded ? 1 : 0).label(grounded ? "pass" : "fail").rubricVersion("1");
	}

	private void answered(ChatTurn turn, String answer) {
		this.steps.eval("grounded").run((eval) -> judge(turn, eval));
		logger.info("Chat answered with outcome {}{} (prompt {} {})", turn.outcome(), turn.failures(),
				SupportPrompt.NAME, turn.prompt().version());
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

	private void failed(ChatTurn turn, Throwable cause) {
		logger.warn("Chat failed: the model gave no answer ({})", cause.getClass().getSimpleName());
		this.cases.record(turn.trace(), "chat", "Chat failed: the model gave no answer", Verdict.SAFE_TO_RETRY);
	}

}
